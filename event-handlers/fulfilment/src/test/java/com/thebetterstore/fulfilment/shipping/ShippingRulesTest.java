package com.thebetterstore.fulfilment.shipping;

import static com.thebetterstore.fulfilment.shipping.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.contracts.FulfilmentEvent;
import com.thebetterstore.contracts.FulfilmentEvent.*;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.fulfilment.download.DownloadKey;
import com.thebetterstore.fulfilment.download.DownloadPermit;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.AlreadyDone;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.Changed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShippingRulesTest {

  private static final Optional<ShippingRecord> NOTHING = Optional.empty();
  private static final Set<String> NO_CONTENT = Set.of();
  private static final FulfilmentAccepted ACCEPTED = new FulfilmentAccepted(ORDER, NOON);

  @Test
  void goods_are_taken_on_and_digital_ones_are_sent_at_once() {
    var decision =
        changed(ShippingRules.request(NOTHING, request(lamps(), novel()), Set.of("2"), NOON));

    assertThat(decision.events())
        .containsExactly(ACCEPTED, new DigitalItemsSent(ORDER, NOON, List.of(units("2", 1))));
    assertThat(decision.downloads())
        .containsExactly(new DownloadPermit(DownloadKey.of(NOVEL_KEY), ORDER, "2", NOVEL));
    var order = order(decision);
    assertThat(order.state()).isEqualTo(ShippingState.OPEN);
    assertThat(order.allOpen()).containsExactly(units("1", 3));
    assertThat(order.version()).isEqualTo(1);
  }

  @Test
  void where_parcels_went_is_forgotten_once_they_have_arrived_and_the_buyer_is_erased() {
    var open = order(changed(ShippingRules.request(NOTHING, request(lamps()), NO_CONTENT, NOON)));
    var sent = order(dispatched(open));
    var arrived =
        order((Changed) DeskRules.decide(sent, new ShippingCommand.Deliver("shp_1", NOON)));

    for (var tooEarly : List.of(open, sent)) {
      assertThatThrownBy(() -> ShippingRules.eraseBuyer(Optional.of(tooEarly)))
          .hasMessageContaining("still needs its address");
    }
    var erased = changed(ShippingRules.eraseBuyer(Optional.of(arrived)));

    assertThat(order(erased).deliverTo()).isNull();
    assertThat(order(erased).parcels()).isEqualTo(arrived.parcels());
    assertThat(erased.after().version()).isEqualTo(arrived.version() + 1);
    assertThat(erased.events()).isEmpty();
    assertThat(ShippingRules.eraseBuyer(Optional.of(order(erased)))).isEqualTo(new AlreadyDone());
  }

  @Test
  void of_an_order_that_fulfilment_never_had_there_is_nothing_to_forget() {
    assertThat(ShippingRules.eraseBuyer(NOTHING)).isEqualTo(new AlreadyDone());
    var early = changed(ShippingRules.cancel(NOTHING, cancellation("can_1"), NOON));
    assertThat(ShippingRules.eraseBuyer(Optional.of(early.after()))).isEqualTo(new AlreadyDone());
  }

  private static Changed dispatched(ShippingOrder open) {
    return (Changed)
        DeskRules.decide(
            open, new ShippingCommand.Dispatch("shp_1", open.allOpen(), "NZ Post", "NZ1", NOON));
  }

  @Test
  void an_order_of_downloads_alone_is_closed_as_soon_as_it_is_taken_on() {
    var decision = changed(ShippingRules.request(NOTHING, request(novel()), Set.of("2"), NOON));

    assertThat(decision.events()).hasSize(2);
    assertThat(order(decision).state()).isEqualTo(ShippingState.CLOSED);
  }

  @Test
  void a_digital_line_without_content_stays_open_until_its_content_is_there() {
    var taken = changed(ShippingRules.request(NOTHING, request(novel()), NO_CONTENT, NOON));
    assertThat(taken.events()).containsExactly(ACCEPTED);
    assertThat(taken.downloads()).hasSize(1);

    assertThat(ShippingRules.sendDigital(order(taken), NO_CONTENT, NOON))
        .isEqualTo(new AlreadyDone());
    var sent = changed(ShippingRules.sendDigital(order(taken), Set.of("2"), NOON));

    assertThat(sent.events())
        .containsExactly(new DigitalItemsSent(ORDER, NOON, List.of(units("2", 1))));
    assertThat(order(sent).state()).isEqualTo(ShippingState.CLOSED);
    assertThat(sent.after().version()).isEqualTo(2);
  }

  @Test
  void a_request_that_comes_again_changes_nothing() {
    var taken = order(changed(ShippingRules.request(NOTHING, request(lamps()), NO_CONTENT, NOON)));

    assertThat(
            ShippingRules.request(
                Optional.of(taken), request(lamps()), NO_CONTENT, NOON.plusSeconds(9)))
        .isEqualTo(new AlreadyDone());
  }

  @Test
  void open_units_are_cancelled_once_however_often_that_is_asked() {
    var taken = order(changed(ShippingRules.request(NOTHING, request(lamps()), NO_CONTENT, NOON)));
    var two = cancellation("can_1", units("1", 2));

    var cancelled = changed(ShippingRules.cancel(Optional.of(taken), two, NOON));

    assertThat(cancelled.events())
        .containsExactly(new FulfilmentCancelled(ORDER, "can_1", List.of(units("1", 2)), NOON));
    assertThat(order(cancelled).allOpen()).containsExactly(units("1", 1));
    assertThat(ShippingRules.cancel(Optional.of(order(cancelled)), two, NOON))
        .isEqualTo(new AlreadyDone());
  }

  @Test
  void a_cancellation_without_lines_cancels_all_that_is_open() {
    var taken = order(changed(ShippingRules.request(NOTHING, request(lamps()), NO_CONTENT, NOON)));

    var cancelled = changed(ShippingRules.cancel(Optional.of(taken), cancellation("can_1"), NOON));

    assertThat(order(cancelled).state()).isEqualTo(ShippingState.CLOSED);
  }

  /// All or nothing: one lamp would be there, two are not.
  @Test
  void more_than_is_open_is_not_cancelled_at_all_and_the_answer_stays() {
    var taken = order(changed(ShippingRules.request(NOTHING, request(lamps()), NO_CONTENT, NOON)));
    var most =
        order(
            changed(
                ShippingRules.cancel(
                    Optional.of(taken), cancellation("can_1", units("1", 2)), NOON)));
    var twoMore = cancellation("can_2", units("1", 1), units("1", 1));

    var refused = changed(ShippingRules.cancel(Optional.of(most), twoMore, NOON));

    assertThat(refused.events())
        .singleElement()
        .isInstanceOf(FulfilmentCancellationRefused.class)
        .extracting("cancellationId")
        .isEqualTo("can_2");
    assertThat(order(refused).allOpen()).containsExactly(units("1", 1));
    assertThat(ShippingRules.cancel(Optional.of(order(refused)), twoMore, NOON))
        .isEqualTo(new AlreadyDone());
  }

  @Test
  void lines_that_the_order_does_not_have_are_not_cancelled() {
    var taken = order(changed(ShippingRules.request(NOTHING, request(lamps()), NO_CONTENT, NOON)));

    var refused =
        changed(
            ShippingRules.cancel(Optional.of(taken), cancellation("can_1", units("7", 1)), NOON));

    assertThat(refused.events()).hasOnlyElementsOfType(FulfilmentCancellationRefused.class);
  }

  @Test
  void a_cancellation_that_comes_first_is_kept_and_done_when_the_request_comes() {
    var early = changed(ShippingRules.cancel(NOTHING, cancellation("can_1"), NOON));
    assertThat(early.events()).isEmpty();
    assertThat(ShippingRules.cancel(Optional.of(early.after()), cancellation("can_1"), NOON))
        .isEqualTo(new AlreadyDone());

    var taken =
        changed(
            ShippingRules.request(
                Optional.of(early.after()), request(lamps(), novel()), Set.of("2"), NOON));

    assertThat(taken.events())
        .containsExactly(
            new FulfilmentCancelled(ORDER, "can_1", List.of(units("1", 3), units("2", 1)), NOON));
    assertThat(taken.downloads()).isEmpty();
    assertThat(order(taken).state()).isEqualTo(ShippingState.CLOSED);
    assertThat(taken.after().version()).isEqualTo(2);
    assertThat(ShippingRules.cancel(Optional.of(taken.after()), cancellation("can_1"), NOON))
        .isEqualTo(new AlreadyDone());
  }

  @Test
  void what_an_early_cancellation_leaves_is_sent() {
    var early = changed(ShippingRules.cancel(NOTHING, cancellation("can_1", units("1", 1)), NOON));

    var taken =
        changed(
            ShippingRules.request(Optional.of(early.after()), request(lamps()), NO_CONTENT, NOON));

    assertThat(taken.events())
        .extracting(FulfilmentEvent::detailType)
        .containsExactly("FulfilmentAccepted", "FulfilmentCancelled");
    assertThat(order(taken).allOpen()).containsExactly(units("1", 2));
  }

  @Test
  void goods_without_an_address_cannot_be_taken_on() {
    var nowhere =
        new FulfilmentRequested(ORDER, new OrderNumber("TBS-1"), null, null, List.of(lamps()));

    assertThatThrownBy(() -> ShippingRules.request(NOTHING, nowhere, NO_CONTENT, NOON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(ORDER.value());
  }

  private static Changed changed(ShippingDecision decision) {
    assertThat(decision).isInstanceOf(Changed.class);
    return (Changed) decision;
  }

  private static ShippingOrder order(Changed decision) {
    return (ShippingOrder) decision.after();
  }
}
