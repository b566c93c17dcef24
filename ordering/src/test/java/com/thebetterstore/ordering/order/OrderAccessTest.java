package com.thebetterstore.ordering.order;

import static com.thebetterstore.ordering.order.OrderFixtures.ORDER;
import static com.thebetterstore.ordering.order.OrderFixtures.aPlacedOrder;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.OrderId;
import org.junit.jupiter.api.Test;

class OrderAccessTest {

  private final OrderAccess access = new OrderAccess(() -> "a secret of the store");

  @Test
  void an_order_has_one_token_for_as_long_as_it_is_not_revoked() {
    var token = access.token(aPlacedOrder());

    assertThat(token).hasSize(43).isEqualTo(access.token(ORDER, OrderAccess.FIRST_EPOCH));
    assertThat(access.admits(aPlacedOrder(), token)).isTrue();
  }

  @Test
  void nothing_else_is_its_token() {
    var order = aPlacedOrder();

    assertThat(access.admits(order, access.token(ORDER, 2))).isFalse();
    assertThat(access.admits(order, access.token(new OrderId("ord_2"), 1))).isFalse();
    assertThat(access.admits(order, new OrderAccess(() -> "another").token(order))).isFalse();
    assertThat(access.admits(order, "")).isFalse();
    assertThat(access.admits(order, access.token(order) + "A")).isFalse();
  }
}
