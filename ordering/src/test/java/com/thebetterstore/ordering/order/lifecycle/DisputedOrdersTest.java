package com.thebetterstore.ordering.order.lifecycle;

import static com.thebetterstore.ordering.order.OrderFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentCancellationRequested;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.contracts.OrderingEvent.OrderRefunded;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.*;
import com.thebetterstore.ordering.order.OrderDecision.*;
import com.thebetterstore.ordering.order.OrderRefusal;
import com.thebetterstore.ordering.order.course.EndReason;
import com.thebetterstore.ordering.order.goods.Cancellation;
import com.thebetterstore.ordering.order.goods.Cancellation.By;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.ProviderRefundId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.money.Refund;
import com.thebetterstore.ordering.order.money.RefundAsk;
import com.thebetterstore.ordering.order.money.RefundId;
import com.thebetterstore.ordering.order.purchase.Purchase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What becomes of an order while the buyer's bank has its money, or some of it, and afterwards.
class DisputedOrdersTest {

  private static final PaymentId SECOND = new PaymentId("pi_2");

  @Test
  void winning_a_dispute_of_a_part_pays_back_all_that_was_given_up() {
    var disputed = after(paid(placed(lampAndNovel())), dispute(30_00, Dispute.Status.OPEN));
    var cancelled = after(disputed, new RecordCancellation("dp_1", List.of(), NOON));
    assertThat(due(cancelled)).containsExactly(41_89L);

    var won = after(cancelled, dispute(30_00, Dispute.Status.WON));

    assertThat(won.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(due(won)).containsExactly(41_89L, 30_00L);
    assertThat(won.refundable().payable()).isEqualTo(nzd(0));
  }

  @Test
  void winning_a_dispute_of_a_part_pays_back_units_that_went_back_in_part_and_without_shipping() {
    var disputed = after(paid(placed(novel())), dispute(10_00, Dispute.Status.OPEN));
    var cancelled = after(disputed, new RecordCancellation("dp_1", List.of(), NOON));
    assertThat(due(cancelled)).containsExactly(9_99L);

    assertThat(due(after(cancelled, dispute(10_00, Dispute.Status.WON))))
        .containsExactly(9_99L, 10_00L);
  }

  @Test
  void losing_a_dispute_of_a_part_gives_the_buyer_no_more_than_was_paid() {
    var disputed = after(aProcessingOrder(), dispute(50_00, Dispute.Status.OPEN));
    var cancelled = after(disputed, new RecordCancellation("dp_1", List.of(), NOON));

    var lost = after(cancelled, dispute(50_00, Dispute.Status.LOST));

    assertThat(due(lost)).containsExactly(46_90L);
    assertThat(lost.refundable().payable()).isEqualTo(nzd(0));
  }

  @Test
  void goods_that_come_back_while_the_bank_decides_are_paid_for_once_the_dispute_is_won() {
    var sentBack = after(aDeliveredOrder(), returnOfOne());
    var approved = after(sentBack, new DecideReturn("ret_1", true, "", NOON));
    var disputed = after(approved, dispute(96_90, Dispute.Status.OPEN));
    var received = after(disputed, new ReceiveReturn("ret_1", true, NOON));
    assertThat(due(received)).isEmpty();

    assertThat(due(after(received, dispute(96_90, Dispute.Status.WON)))).containsExactly(45_00L);
  }

  @Test
  void what_was_paid_back_before_the_dispute_is_not_paid_back_again_by_winning_it() {
    var sentBack = after(aDeliveredOrder(), returnOfOne());
    var approved = after(sentBack, new DecideReturn("ret_1", true, "", NOON));
    var received = refunded(after(approved, new ReceiveReturn("ret_1", true, NOON)));
    var disputed = after(received, dispute(51_90, Dispute.Status.OPEN));

    assertThat(due(after(disputed, dispute(51_90, Dispute.Status.WON)))).isEmpty();
  }

  @Test
  void an_order_under_review_is_released_by_nobody_while_the_bank_has_its_money() {
    var disputed = after(anOrderUnderReview(), dispute(96_90, Dispute.Status.OPEN));
    var cleared = new RecordPayment(payment(PAYMENT, disputed.total()), false, NOON);

    assertThat(OrderLifecycle.decide(disputed, new ResolveHold(true, "", NOON)))
        .isEqualTo(new Refused(OrderRefusal.DISPUTED));
    assertThat(OrderLifecycle.decide(disputed, cleared))
        .isEqualTo(new Refused(OrderRefusal.DISPUTED));

    var won = after(disputed, dispute(96_90, Dispute.Status.WON));
    assertThat(accepted(won, cleared).events())
        .hasAtLeastOneElementOfType(FulfilmentRequested.class);
  }

  @Test
  void an_order_under_review_ends_when_its_dispute_is_lost() {
    var lost = after(anOrderUnderReview(), dispute(96_90, Dispute.Status.LOST));

    assertThat(lost.isEnded(EndReason.DISPUTED)).isTrue();
    assertThat(due(lost)).isEmpty();
  }

  @Test
  void a_person_may_end_an_order_under_review_that_is_disputed() {
    var disputed = after(anOrderUnderReview(), dispute(50_00, Dispute.Status.OPEN));
    var ended = after(disputed, new ResolveHold(false, "We cannot sell this.", NOON));

    assertThat(due(ended)).containsExactly(46_90L);
    assertThat(due(after(ended, dispute(50_00, Dispute.Status.WON))))
        .containsExactly(46_90L, 50_00L);
  }

  @ParameterizedTest
  @EnumSource(names = {"OPEN", "LOST"})
  void what_is_disputed_is_stopped_again_once_it_is_known_what_has_left(Dispute.Status status) {
    var asked = after(aProcessingOrder(), dispute(96_90, status));
    var refused = after(asked, new RecordCancellationRefused("dp_1", "It has left.", NOON));
    assertThat(refused.goods().askedCancellation()).isEmpty();

    var sent = accepted(refused, dispatch("shp_1", List.of(units(1, 1))));

    var again = sent.order().goods().askedCancellation().orElseThrow();
    assertThat(again.by()).isEqualTo(By.DISPUTE);
    assertThat(again.id()).isNotEqualTo("dp_1");
    assertThat(again.lines()).containsExactly(units(1, 1));
    assertThat(sent.events()).hasAtLeastOneElementOfType(FulfilmentCancellationRequested.class);
  }

  @Test
  void what_has_left_before_fulfilment_refuses_leaves_the_rest_to_be_stopped() {
    var asked = after(aProcessingOrder(), dispute(96_90, Dispute.Status.OPEN));
    var sent = after(asked, dispatch("shp_1", List.of(units(1, 1))));

    var refused = after(sent, new RecordCancellationRefused("dp_1", "It has left.", NOON));

    assertThat(refused.goods().askedCancellation().map(Cancellation::lines))
        .contains(List.of(units(1, 1)));
  }

  @Test
  void what_is_wholly_paid_back_is_stopped_again_once_a_line_was_refused() {
    var all = new RefundAsk.Amount(paid(placed(twoThings())).total());
    var asked =
        after(
            paid(placed(twoThings())),
            new RequestRefund(new RefundId("ref_1"), all, "Sorry.", NOON));
    var id = asked.goods().askedCancellation().orElseThrow().id();
    var refused = after(asked, new RecordCancellationRefused(id, "It is broken.", NOON));

    var rejected = after(refused, rejection("rej_1", List.of(units(1, 1)), "It is broken."));

    assertThat(rejected.goods().askedCancellation().map(Cancellation::lines))
        .contains(List.of(units(2, 1)));
  }

  @Test
  void what_is_ours_again_is_not_stopped() {
    var asked = after(aProcessingOrder(), dispute(96_90, Dispute.Status.OPEN));
    var won = after(asked, dispute(96_90, Dispute.Status.WON));

    var refused = after(won, new RecordCancellationRefused("dp_1", "It has left.", NOON));

    assertThat(after(refused, dispatch("shp_1", List.of(units(1, 1)))).goods().askedCancellation())
        .isEmpty();
  }

  @Test
  void an_order_held_for_its_amount_ends_when_the_dispute_of_its_payment_is_lost() {
    var disputed = after(anOrderOnHold(), dispute(1_00, Dispute.Status.OPEN));
    assertThat(due(disputed)).isEmpty();

    var lost = accepted(disputed, dispute(1_00, Dispute.Status.LOST));

    assertThat(lost.order().isEnded(EndReason.PAYMENT_MISMATCH)).isTrue();
    assertThat(lost.stock().kind()).isEqualTo(StockMove.Kind.RELEASE);
    assertThat(lost.cart()).isEqualTo(CartMove.UNLOCK);
    assertThat(lost.events()).doesNotHaveAnyElementsOfTypes(OrderRefunded.class);
  }

  @Test
  void a_payment_that_bought_nothing_goes_back_once_its_dispute_is_won() {
    var held = after(anOrderOnHold(), dispute(1_00, Dispute.Status.OPEN));
    assertThat(due(after(held, dispute(1_00, Dispute.Status.WON)))).containsExactly(1_00L);

    var twice = after(aPaidOrder(), new RecordPayment(payment(SECOND, nzd(96_90)), false, NOON));
    var disputed = after(twice, ofSecond(Dispute.Status.OPEN));
    assertThat(due(disputed)).isEmpty();
    assertThat(due(after(disputed, ofSecond(Dispute.Status.WON)))).containsExactly(96_90L);
  }

  @Test
  void a_refund_that_the_provider_had_made_counts_though_a_dispute_made_it_give_way() {
    var asked = after(aDeliveredOrder(), refundOf(60_00));
    var disputed = after(asked, dispute(96_90, Dispute.Status.OPEN));
    assertThat(disputed.money().refunds())
        .extracting(Refund::state)
        .containsExactly(new Refund.State.Withdrawn());

    var made = accepted(disputed, told(60_00));

    assertThat(made.order().amountRefunded()).isEqualTo(nzd(60_00));
    assertThat(made.order().paymentStatus()).isEqualTo(PaymentStatus.DISPUTED);
    assertThat(made.events())
        .filteredOn(OrderRefunded.class::isInstance)
        .extracting(event -> ((OrderRefunded) event).amount())
        .containsExactly(nzd(60_00));
  }

  @Test
  void a_refund_that_was_cut_is_booked_as_the_provider_made_it() {
    var asked = after(aDeliveredOrder(), refundOf(60_00));
    var disputed = after(asked, dispute(50_00, Dispute.Status.OPEN));
    assertThat(due(disputed)).containsExactly(46_90L);

    var made = after(disputed, told(60_00));

    assertThat(made.amountRefunded()).isEqualTo(nzd(60_00));
    assertThat(made.amountRefunded("line_1"))
        .isEqualTo(
            asked.money().refunds().getFirst().share().orElseThrow().lines().getFirst().amount());
  }

  private static RequestRefund refundOf(long amount) {
    return new RequestRefund(
        new RefundId("ref_1"), new RefundAsk.Amount(nzd(amount)), "Sorry.", NOON);
  }

  private static RecordRefund told(long amount) {
    return new RecordRefund(
        PAYMENT,
        new ProviderRefundId("re_1"),
        Optional.of(new RefundId("ref_1")),
        ReceivedAmount.of(nzd(amount)),
        RefundProgress.CONFIRMED,
        NOON);
  }

  private static RecordDispute ofSecond(Dispute.Status status) {
    var first = dispute(96_90, status).dispute();
    return new RecordDispute(new Dispute(first.id(), SECOND, first.amount(), status), NOON);
  }

  private static RequestReturn returnOfOne() {
    return new RequestReturn("ret_1", List.of(units(1, 1)), "Too big.", NOON);
  }

  private static Order anOrderUnderReview() {
    var order = anOrderWithItsPageOpen();
    return after(order, new RecordPayment(payment(PAYMENT, order.total()), true, NOON));
  }

  private static Purchase twoThings() {
    return purchase(
        line(1, LAMP, "Desk lamp", ProductType.PHYSICAL, 1, nzd(45_00)),
        line(2, NOVEL, "Printed novel", ProductType.PHYSICAL, 1, nzd(19_99)));
  }

  private static List<Long> due(Order order) {
    return order.money().due().stream().map(due -> due.amount().minorUnits()).toList();
  }
}
