package com.thebetterstore.ordering.erasure;

import static com.thebetterstore.ordering.order.OrderFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.WatchKey;
import com.thebetterstore.ordering.customer.Buyer.Guest;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.*;
import com.thebetterstore.ordering.order.goods.Cancellation;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.purchase.Purchase;
import com.thebetterstore.ordering.text.EmailAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which orders can do without their buyer, and what is left of them then.
class ErasureRulesTest {

  private static final WatchKey KEY = new WatchKey("watch_new");
  private static final String WORDS = "Mere Tamaki moved to 2 King Street.";

  static List<Order> ordersUnderWay() {
    return List.of(
        aPlacedOrder(),
        anOrderWithItsPageOpen(),
        aDeclinedOrder(),
        aPaidOrder(),
        aProcessingOrder(),
        aShippedOrder(),
        anOrderOnHold(),
        anExpiredOrderPaidLate(),
        aRejectedOrder(),
        anOrderPaidTwice(),
        after(aProcessingOrder(), cancellation(Cancellation.By.BUYER)),
        aReturnedOrder(),
        after(aDeliveredOrder(), dispute(1_00, Dispute.Status.OPEN)),
        after(aDeliveredOrder(), dispute(1_00, Dispute.Status.OPEN)));
  }

  static List<Order> ordersThatAreOver() {
    return List.of(
        aDeliveredOrder(),
        aCancelledOrder(),
        anExpiredOrder(),
        aRefundedOrder(),
        refunded(anExpiredOrderPaidLate()),
        after(aReturnedOrder(), new DecideReturn("ret_1", false, "Too late.", NOON)),
        after(
            after(aDeliveredOrder(), dispute(1_00, Dispute.Status.OPEN)),
            dispute(1_00, Dispute.Status.LOST)));
  }

  @ParameterizedTest
  @MethodSource("ordersUnderWay")
  void while_goods_or_money_are_to_come_or_to_go_back_the_buyer_is_known(Order order) {
    assertThat(ErasureRules.isUnderWay(order)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("ordersThatAreOver")
  void an_order_that_is_over_needs_no_buyer(Order order) {
    assertThat(ErasureRules.isUnderWay(order)).isFalse();
  }

  @Test
  void what_was_bought_and_paid_stays_and_who_bought_it_goes() {
    var order = aDeliveredOrder();

    var erased = order.erased(KEY);

    assertThat(erased.number()).isEqualTo(order.number());
    assertThat(erased.placedAt()).isEqualTo(order.placedAt());
    assertThat(erased.purchase().lines()).isEqualTo(order.purchase().lines());
    assertThat(erased.purchase().totals()).isEqualTo(order.purchase().totals());
    assertThat(erased.purchase().delivery().shippingMethod())
        .isEqualTo(order.purchase().delivery().shippingMethod());
    assertThat(erased.money()).isEqualTo(order.money());
    assertThat(erased.status()).isEqualTo(order.status());
    assertThat(erased.buyer()).isEqualTo(new Guest());
    assertThat(erased.purchase().email()).isEmpty();
    assertThat(erased.purchase().delivery().shippingAddress()).isEmpty();
    assertThat(erased.purchase().delivery().recipient()).isEmpty();
    assertThat(erased.watchKey()).isEqualTo(KEY);
    assertThat(erased.accessEpoch()).isEqualTo(order.accessEpoch() + 1);
  }

  @Test
  void of_a_purchase_above_a_thousand_dollars_the_law_wants_the_buyers_name_and_one_thing_more() {
    var more = costing(1_000_01);
    assertThat(more.erased().delivery().recipient()).contains(HOME.name());
    assertThat(more.erased().email()).contains(new EmailAddress("mere@example.nz"));
    assertThat(more.erased().delivery().shippingAddress()).isEmpty();
    assertThat(more.erased().erased()).isEqualTo(more.erased());
    assertThat(more.erased()).asString().doesNotContain("Mere Tamaki");

    var justEnough = costing(1_000_00);
    assertThat(justEnough.erased().delivery().recipient()).isEmpty();
    assertThat(justEnough.erased().email()).isEmpty();
  }

  @Test
  void what_the_buyer_wrote_goes_wherever_it_was_copied_to() {
    var returned =
        after(aReturnedOrder(), new DecideReturn("ret_1", false, "Too late.", NOON)).erased(KEY);
    assertThat(returned.goods().returns().getFirst().note()).isEqualTo("Too late.");
    assertThat(returned.toString()).doesNotContain(WORDS);

    var cancelled =
        after(
            after(
                aProcessingOrder(),
                new RequestCancellation("can_1", Cancellation.By.BUYER, WORDS, NOON)),
            new RecordCancellation("can_1", List.of(), NOON));
    assertThat(cancelled.toString()).contains(WORDS);
    assertThat(refunded(cancelled).erased(KEY).toString()).doesNotContain(WORDS);
    assertThat(refunded(cancelled).erased(KEY).timeline())
        .hasSameSizeAs(refunded(cancelled).timeline());
  }

  @Test
  void what_the_store_wrote_stays() {
    var cancelled =
        after(
            after(
                aProcessingOrder(),
                new RequestCancellation("can_1", Cancellation.By.STORE, "Sold out.", NOON)),
            new RecordCancellation("can_1", List.of(), NOON));

    assertThat(refunded(cancelled).erased(KEY).cancelReason()).isEqualTo(Optional.of("Sold out."));
  }

  private static Order aReturnedOrder() {
    return after(aDeliveredOrder(), new RequestReturn("ret_1", List.of(units(1, 1)), WORDS, NOON));
  }

  /// With shipping at $6.90.
  private static Purchase costing(long total) {
    return purchase(line(1, LAMP, "Chandelier", ProductType.PHYSICAL, 1, nzd(total - 6_90)));
  }
}
