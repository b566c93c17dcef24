package com.thebetterstore.ordering.order.access;

import static com.thebetterstore.ordering.order.OrderFixtures.NOON;
import static com.thebetterstore.ordering.order.OrderFixtures.ORDER;
import static com.thebetterstore.ordering.order.OrderFixtures.aPlacedOrder;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.order.Progress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OrderAccessTest {

  private final OrderAccess access = new OrderAccess(() -> "a secret of the store", () -> NOON);

  @Test
  void an_order_has_one_token_for_as_long_as_it_is_not_revoked() {
    var token = access.token(aPlacedOrder());

    assertThat(token).hasSize(48).isEqualTo(access.token(ORDER, Progress.FIRST_EPOCH, NOON));
    assertThat(access.admits(aPlacedOrder(), token)).isTrue();
  }

  @Test
  void while_a_key_is_replaced_links_of_the_old_one_stay_good() {
    var order = aPlacedOrder();
    var mailed = new OrderAccess(() -> "old", () -> NOON).token(order);

    assertThat(new OrderAccess(() -> "old\nnew\n", () -> NOON).token(order)).isEqualTo(mailed);
    var replaced = new OrderAccess(() -> "new\nold\n", () -> NOON);
    assertThat(replaced.token(order))
        .isEqualTo(new OrderAccess(() -> "new", () -> NOON).token(order));
    assertThat(replaced.admits(order, mailed)).isTrue();
    assertThat(replaced.admits(order, replaced.token(order))).isTrue();
    assertThat(new OrderAccess(() -> "new", () -> NOON).admits(order, mailed)).isFalse();
  }

  @Test
  void without_an_order_the_keys_are_used_as_with_one() {
    var uses = new AtomicInteger();
    var counted =
        new OrderAccess(
            () -> {
              uses.incrementAndGet();
              return "a secret of the store";
            },
            () -> NOON);

    assertThat(counted.admitted(Optional.of(aPlacedOrder()), "wrong")).isEmpty();
    assertThat(uses).hasValue(1);
    assertThat(counted.admitted(Optional.empty(), "wrong")).isEmpty();
    assertThat(counted.admitted(Optional.empty(), access.token(new OrderId("ord_1"), 1, NOON)))
        .isEmpty();
    assertThat(uses).hasValue(3);
  }

  @Test
  void nothing_else_is_its_token() {
    var order = aPlacedOrder();

    assertThat(access.admits(order, access.token(ORDER, 2, NOON))).isFalse();
    assertThat(access.admits(order, access.token(new OrderId("ord_2"), 1, NOON))).isFalse();
    assertThat(access.admits(order, new OrderAccess(() -> "another", () -> NOON).token(order)))
        .isFalse();
    assertThat(access.admits(order, "")).isFalse();
    assertThat(access.admits(order, access.token(order) + "A")).isFalse();
  }

  @Test
  void a_token_ends_ninety_days_after_it_was_asked_for() {
    var order = aPlacedOrder();
    var token = access.token(order);
    var asked = access.token(order, NOON.plus(Duration.ofDays(60)));

    assertThat(after(90).admits(order, token)).isTrue();
    assertThat(after(91).admits(order, token)).isFalse();
    assertThat(after(91).admits(order, asked)).isTrue();
    assertThat(after(151).admits(order, asked)).isFalse();
  }

  @Test
  void the_last_day_of_a_token_cannot_be_moved() {
    var order = aPlacedOrder();
    var signature = access.token(order).substring(6);
    var later = access.token(order, NOON.plus(Duration.ofDays(1000))).substring(0, 6);

    assertThat(access.admits(order, later + signature)).isFalse();
  }

  private static OrderAccess after(int days) {
    return new OrderAccess(() -> "a secret of the store", () -> NOON.plus(Duration.ofDays(days)));
  }
}
