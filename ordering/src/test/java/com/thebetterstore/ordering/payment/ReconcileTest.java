package com.thebetterstore.ordering.payment;

import static com.thebetterstore.ordering.order.OrderFixtures.*;
import static com.thebetterstore.ordering.payment.InMemoryShop.CAUSE;
import static com.thebetterstore.ordering.payment.InMemoryShop.IN_STOCK;
import static com.thebetterstore.ordering.payment.InMemoryShop.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.OrderingEvent;
import com.thebetterstore.contracts.OrderingEvent.OrderExpired;
import com.thebetterstore.contracts.PaymentSessionId;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.ordering.cart.CartState.Active;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.RecordSession;
import com.thebetterstore.ordering.order.OrderFixtures;
import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.order.lifecycle.DeadlineRules;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.payment.PaymentProvider.ProviderRefund.Status;
import com.thebetterstore.ordering.payment.Reconcile.Run;
import com.thebetterstore.platform.log.LogLines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconcileTest {

  private static final Run NOTHING_DUE = new Run(0, 0, 0, 0);
  private static final Run REPAIRED = new Run(1, 1, 0, 0);
  private static final Run STILL_WAITING = new Run(1, 0, 0, 0);

  private static final Duration TIME = Duration.ofSeconds(3);

  private final InMemoryShop shop = new InMemoryShop();
  private final List<String> works = new ArrayList<>();

  @Test
  void an_order_is_left_alone_until_its_time_to_pay_has_run_out() {
    var order = shop.open("1", lamps());

    assertThat(runAt(order.payBy())).isEqualTo(NOTHING_DUE);
    assertThat(shop.order(order)).isEqualTo(order);
    assertThat(shop.provider.openPages()).isEqualTo(1);
  }

  @Test
  void an_overdue_page_is_closed_first_and_then_the_order_ends() {
    var order = shop.open("1", lamps());
    var later = order.payBy().plusSeconds(1);

    assertThat(runAt(later)).isEqualTo(REPAIRED);

    assertThat(shop.provider.openPages()).isZero();
    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(shop.news())
        .hasSize(2)
        .contains(new OrderExpired(order.id(), order.number(), later));
    assertThat(shop.stock(LAMP)).isEqualTo(new Stock(LAMP, IN_STOCK, 0));
    assertThat(shop.cart(order)).isEqualTo(new Active());
    assertThat(runAt(later.plusSeconds(300))).isEqualTo(NOTHING_DUE);
  }

  @Test
  void a_payment_whose_message_was_lost_confirms_the_order() {
    var order = shop.open("1", lamps());
    shop.provider.pay(order);

    assertThat(runAfterDeadline(order)).isEqualTo(REPAIRED);

    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(shop.order(order).amountPaid()).isEqualTo(nzd(96_90));
    assertThat(shop.news())
        .extracting(OrderingEvent::detailType)
        .containsExactly("OrderConfirmed", "FulfilmentRequested", "OrderStatusChanged");
  }

  @Test
  void money_on_its_way_postpones_the_end() {
    var order = whoseMoneyIsOnItsWay("1");

    assertThat(runAfterDeadline(order)).isEqualTo(STILL_WAITING);
    assertThat(shop.order(order)).isEqualTo(order);

    shop.provider.payLate(order, new PaymentId("pi_1"), all());
    assertThat(runAt(order.payBy().plusSeconds(301))).isEqualTo(REPAIRED);
    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.CONFIRMED);
  }

  @Test
  void an_order_whose_page_never_opened_ends_without_the_provider() {
    var order = shop.place("1", lamps());
    shop.provider.goDown();

    assertThat(runAfterDeadline(order)).isEqualTo(REPAIRED);
    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(shop.stock(LAMP)).isEqualTo(new Stock(LAMP, IN_STOCK, 0));
  }

  @Test
  void while_the_provider_is_down_no_order_with_a_page_ends_and_the_next_run_tries_again() {
    var order = shop.open("1", lamps());
    var other = shop.open("2", novel());
    shop.provider.goDown();

    assertThat(runAfterDeadline(order)).isEqualTo(new Run(2, 0, 2, 0));
    assertThat(shop.order(order)).isEqualTo(order);
    assertThat(shop.order(other)).isEqualTo(other);
    assertThat(shop.news()).isEmpty();

    shop.provider.comeBack();
    assertThat(runAt(order.payBy().plusSeconds(301))).isEqualTo(new Run(2, 2, 0, 0));
  }

  @Test
  void one_order_that_cannot_be_helped_does_not_keep_the_others_waiting() {
    var broken = shop.place("broken", lamps());
    shop.apply(broken, new RecordSession(1, new PaymentSessionId("cs_unheard_of"), NOON));
    shop.now.set(NOON.plusSeconds(60));
    var good = shop.open("good", lamps());

    assertThat(runAfterDeadline(good)).isEqualTo(new Run(2, 1, 1, 0));

    assertThat(shop.order(good).status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(shop.order(broken).status()).isEqualTo(OrderStatus.PENDING_PAYMENT);
  }

  @Test
  void a_refund_is_asked_about_when_it_should_have_been_confirmed() {
    shop.provider.startRefundsAs(Status.PENDING);
    var order = aRejectedOrder();
    shop.returnPayments.returnAllDue(order.id(), CAUSE);
    var patience = NOON.plus(DeadlineRules.REFUND_PATIENCE);
    var payment = order.money().sale().orElseThrow();

    assertThat(runAt(patience)).isEqualTo(NOTHING_DUE);
    assertThat(runAt(patience.plusSeconds(1))).isEqualTo(STILL_WAITING);
    shop.provider.resolveRefunds(payment, Status.SUCCEEDED);
    assertThat(runAt(patience.plusSeconds(301))).isEqualTo(REPAIRED);

    assertThat(shop.order(order).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(shop.order(order).amountRefunded()).isEqualTo(nzd(96_90));
    assertThat(shop.provider.refundRequests()).isEqualTo(1);
  }

  @Test
  void a_review_whose_end_was_not_told_is_asked_about() {
    var order = anOrderUnderReview();
    var patience = NOON.plus(DeadlineRules.REVIEW_PATIENCE);

    assertThat(runAt(patience)).isEqualTo(NOTHING_DUE);
    assertThat(runAt(patience.plusSeconds(1))).isEqualTo(STILL_WAITING);
    shop.provider.reviewPayments(false);
    assertThat(runAt(patience.plusSeconds(301))).isEqualTo(REPAIRED);

    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.CONFIRMED);
  }

  /// An alarm counts the line.
  @Test
  void a_review_that_takes_longer_than_a_day_calls_for_a_person() {
    var order = anOrderUnderReview();

    try (var log = LogLines.listen()) {
      runAt(NOON.plus(Duration.ofHours(20)));
      assertThat(log.texts()).doesNotContain("ERROR order waits for its review");
      runAt(NOON.plus(Duration.ofHours(50)));
      assertThat(log.texts()).contains("ERROR order waits for its review");
    }
    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.ON_HOLD);
  }

  private Order anOrderUnderReview() {
    var order = shop.open("1", lamps());
    shop.provider.reviewPayments(true);
    shop.provider.pay(order);
    return shop.settle.settle(order.id(), CAUSE);
  }

  @Test
  void a_refund_whose_message_was_lost_is_asked_for() {
    var order = aRejectedOrder();

    assertThat(runAt(NOON.plus(DeadlineRules.REFUND_PATIENCE).plusSeconds(1))).isEqualTo(REPAIRED);

    assertThat(shop.order(order).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(shop.stock(LAMP)).isEqualTo(new Stock(LAMP, IN_STOCK, 0));
  }

  @Test
  void more_orders_than_one_run_takes_are_left_to_the_next() {
    var count = OrderStore.MAX_DUE + 1;
    shop.memory.put(new Stock(LAMP, count * 2, 0));
    var last = shop.place("n0", lamps());
    for (var i = 1; i < count; i++) {
      last = shop.place("n" + i, lamps());
    }

    assertThat(runAfterDeadline(last))
        .isEqualTo(new Run(OrderStore.MAX_DUE, OrderStore.MAX_DUE, 0, 0));
    assertThat(runAfterDeadline(last)).isEqualTo(REPAIRED);
    assertThat(runAfterDeadline(last)).isEqualTo(NOTHING_DUE);
  }

  @Test
  void a_run_whose_time_is_up_finishes_its_order_and_leaves_the_others_to_the_next() {
    var order = shop.open("1", lamps());
    shop.open("2", lamps());
    shop.open("3", lamps());
    shop.provider.beforeEachAnswer(() -> shop.now.updateAndGet(now -> now.plus(TIME)));

    assertThat(runAfterDeadline(order)).isEqualTo(new Run(1, 1, 0, 2));
    assertThat(runAfterDeadline(order)).isEqualTo(new Run(1, 1, 0, 1));
    assertThat(runAfterDeadline(order)).isEqualTo(REPAIRED);
    assertThat(runAfterDeadline(order)).isEqualTo(NOTHING_DUE);
  }

  /// A bank debit takes days, and a refund that failed waits for a person.
  @Test
  void orders_that_go_on_waiting_keep_no_other_order_from_being_looked_at() {
    shop.memory.put(new Stock(LAMP, OrderStore.MAX_DUE * 4, 0));
    for (var i = 0; i < OrderStore.MAX_DUE; i++) {
      whoseMoneyIsOnItsWay("waiting" + i);
    }
    shop.now.set(NOON.plusSeconds(60));
    var paid = shop.open("paid", lamps());
    shop.provider.pay(paid);

    assertThat(runAfterDeadline(paid)).isEqualTo(new Run(OrderStore.MAX_DUE, 0, 0, 0));
    assertThat(runAt(paid.payBy().plusSeconds(301)))
        .isEqualTo(new Run(OrderStore.MAX_DUE, 1, 0, 0));
    assertThat(shop.order(paid).status()).isEqualTo(OrderStatus.CONFIRMED);
  }

  @Test
  void an_order_that_waits_is_looked_at_more_and_more_seldom_but_every_day() {
    var order = whoseMoneyIsOnItsWay("1");

    assertThat(lookedAtAfter(order, Duration.ofHours(1))).isTrue();
    assertThat(lookedAtAfter(order, Duration.ofHours(2))).isFalse();
    assertThat(lookedAtAfter(order, Duration.ofHours(3))).isTrue();
    assertThat(lookedAtAfter(order, Duration.ofDays(4))).isTrue();
    assertThat(lookedAtAfter(order, Duration.ofDays(5))).isFalse();
    assertThat(lookedAtAfter(order, Duration.ofDays(5).plusSeconds(1))).isTrue();
    assertThat(shop.order(order)).isEqualTo(order);
  }

  /// Each of these lines is counted, and an alarm follows from it.
  @Test
  void what_a_message_should_have_done_is_logged_as_a_repair_and_what_failed_as_an_error() {
    var good = shop.open("good", lamps());
    var broken = shop.place("broken", lamps());
    shop.apply(broken, new RecordSession(1, new PaymentSessionId("cs_unheard_of"), NOON));

    try (var log = LogLines.listen()) {
      runAfterDeadline(good);

      assertThat(log.texts())
          .containsExactlyInAnyOrder("WARN order repaired", "ERROR order could not be reconciled");
      assertThat(log.fields("order repaired")).containsExactly("orderId=\"ord_good\"");
    }
  }

  @Test
  void the_end_of_an_order_whose_page_never_opened_is_no_repair() {
    var order = shop.place("1", lamps());

    try (var log = LogLines.listen()) {
      assertThat(runAfterDeadline(order)).isEqualTo(REPAIRED);

      assertThat(log.texts()).containsExactly("INFO order without a payment page ended");
    }
  }

  /// Log lines and traces name the order meanwhile, the line about its failure included.
  @Test
  void each_order_is_work_of_its_own_that_learns_which_order_it_is_for() {
    var broken = shop.place("broken", lamps());
    shop.apply(broken, new RecordSession(1, new PaymentSessionId("cs_unheard_of"), NOON));
    shop.now.set(NOON.plusSeconds(60));
    var good = shop.open("good", lamps());

    runAfterDeadline(good);

    assertThat(works)
        .containsExactly("begun", "ord_broken", "closed", "begun", "ord_good", "closed");
  }

  private Order whoseMoneyIsOnItsWay(String name) {
    var order = shop.open(name, lamps());
    shop.provider.process(order);
    return shop.settle.settle(order.id(), CAUSE);
  }

  private Order aRejectedOrder() {
    var order = shop.paid("1", lamps());
    return shop.apply(order, OrderFixtures.rejection("Damaged in the warehouse."));
  }

  private boolean lookedAtAfter(Order order, Duration overdue) {
    return runAt(order.payBy().plus(overdue)).due() == 1;
  }

  private Run runAfterDeadline(Order order) {
    return runAt(order.payBy().plusSeconds(1));
  }

  private Run runAt(Instant instant) {
    shop.now.set(instant);
    return shop.reconcile.run(CAUSE, TIME, this::begin);
  }

  private OrderWork begin() {
    works.add("begun");
    return new OrderWork() {
      @Override
      public void isFor(Order order) {
        works.add(order.id().value());
      }

      @Override
      public void close() {
        works.add("closed");
      }
    };
  }

  private static ReceivedAmount all() {
    return new ReceivedAmount(96_90, "nzd");
  }
}
