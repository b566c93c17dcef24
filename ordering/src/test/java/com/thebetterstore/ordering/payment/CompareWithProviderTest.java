package com.thebetterstore.ordering.payment;

import static com.thebetterstore.ordering.order.OrderFixtures.lamps;
import static com.thebetterstore.ordering.payment.InMemoryShop.CAUSE;
import static com.thebetterstore.ordering.payment.InMemoryShop.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.payment.CompareWithProvider.Comparison;
import com.thebetterstore.ordering.payment.CompareWithProvider.Difference;
import com.thebetterstore.ordering.payment.CompareWithProvider.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompareWithProviderTest {

  private static final Duration TIME = Duration.ofSeconds(3);

  private final InMemoryShop shop = new InMemoryShop();

  @Test
  void an_order_whose_payment_nobody_told_is_paid_and_named() {
    var order = shop.open("1", lamps());
    shop.provider.pay(order);

    assertThat(compared().differences())
        .containsExactly(
            new Difference(
                order.number(),
                new Standing(OrderStatus.PENDING_PAYMENT, PaymentStatus.PENDING),
                new Standing(OrderStatus.CONFIRMED, PaymentStatus.PAID)));
    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.CONFIRMED);
  }

  @Test
  void a_second_look_finds_nothing() {
    shop.provider.pay(shop.open("1", lamps()));
    compared();

    assertThat(compared().differences()).isEmpty();
  }

  /// Its buyer may still pay: only the reconciler closes pages, when their time is over.
  @Test
  void an_order_whose_page_is_open_stays_as_it_is() {
    var order = shop.open("1", lamps());

    assertThat(compared()).isEqualTo(new Comparison(1, List.of(), List.of(), "cs_ord_1:1"));
    assertThat(shop.order(order)).isEqualTo(order);
    assertThat(shop.provider.openPages()).isEqualTo(1);
  }

  @Test
  void what_is_too_much_for_one_run_is_left_to_the_next() {
    var oldest = shop.open("1", lamps());
    shop.provider.pay(oldest);
    shop.open("2", lamps());
    shop.open("3", lamps());

    var first = compared();
    var second = run(NOON, first.next());
    var third = run(NOON, second.next());

    assertThat(first.compared()).isEqualTo(2);
    assertThat(first.differences()).isEmpty();
    assertThat(second.compared()).isEqualTo(1);
    assertThat(second.differences()).extracting(Difference::order).containsExactly(oldest.number());
    assertThat(third).isEqualTo(new Comparison(0, List.of(), List.of(), null));
  }

  @Test
  void a_run_whose_time_is_up_has_looked_at_one_order_and_goes_on_after_it() {
    shop.open("1", lamps());
    shop.open("2", lamps());

    var run =
        shop.compareWithProvider.run(NOON, Optional.empty(), CAUSE, Duration.ZERO, Works::new);

    assertThat(run.compared()).isEqualTo(1);
    assertThat(run.next()).isEqualTo("cs_ord_2:1");
  }

  @Test
  void pages_of_other_shops_and_older_ones_are_left_alone() {
    shop.provider.pay(shop.open("1", lamps()));
    shop.records.openedElsewhere("cs_elsewhere", NOON.plusSeconds(60));

    var run = run(NOON.plusSeconds(30), null);

    assertThat(run.compared()).isEqualTo(1);
    assertThat(run.differences()).isEmpty();
    assertThat(run.failed()).isEmpty();
  }

  @Test
  void an_order_that_is_missing_here_is_named_and_holds_up_nobody() {
    var order = shop.open("1", lamps());
    shop.provider.pay(order);
    shop.records.opened("cs_gone", new OrderId("ord_gone"), NOON);

    var run = compared();

    assertThat(run.failed()).containsExactly("ord_gone");
    assertThat(run.differences()).hasSize(1);
  }

  @Test
  void while_the_provider_is_down_orders_stay_as_they_are_and_are_named() {
    var order = shop.open("1", lamps());
    shop.provider.pay(order);
    shop.provider.goDown();

    assertThat(compared().failed()).containsExactly(order.id().value());
    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.PENDING_PAYMENT);
  }

  @Test
  void a_list_that_does_not_come_is_a_fault() {
    PaymentRecords silent =
        (_, _) -> {
          throw new PaymentProviderUnavailable("down");
        };
    var compare =
        new CompareWithProvider(
            silent, shop.orders, shop.settle, shop.returnPayments, shop.now::get);

    assertThatThrownBy(() -> compare.run(NOON, Optional.empty(), CAUSE, TIME, Works::new))
        .isInstanceOf(PaymentProviderUnavailable.class);
  }

  private Comparison compared() {
    return run(NOON, null);
  }

  private Comparison run(Instant since, @Nullable String after) {
    return shop.compareWithProvider.run(since, Optional.ofNullable(after), CAUSE, TIME, Works::new);
  }

  private record Works() implements OrderWork {
    @Override
    public void isFor(Order order) {}

    @Override
    public void close() {}
  }
}
