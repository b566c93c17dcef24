package com.thebetterstore.resolvers;

import com.thebetterstore.contracts.Identifier;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderAccess;
import com.thebetterstore.ordering.order.OrderNumbers;
import com.thebetterstore.ordering.order.OrderStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The schema's fields about orders: arguments in, views out. Without its token, an order is as if
/// it were not there.
record OrderFields(OrderStore orders, OrderAccess access) {

  record OrderById(String id, @Nullable String accessToken) {}

  record OrderByNumber(String number, @Nullable String accessToken) {}

  @Nullable OrderView order(OrderById asked) {
    var found =
        Identifier.isPossible(asked.id())
            ? orders.find(new OrderId(asked.id()))
            : Optional.<Order>empty();
    return view(found, asked.accessToken());
  }

  @Nullable OrderView orderByNumber(OrderByNumber asked) {
    var found = OrderNumbers.parse(asked.number()).flatMap(orders::findByNumber);
    return view(found, asked.accessToken());
  }

  private @Nullable OrderView view(Optional<Order> found, @Nullable String token) {
    return found
        .filter(order -> token != null && access.admits(order, token))
        .map(OrderView::of)
        .orElse(null);
  }
}
