package com.thebetterstore.resolvers.order;

import com.thebetterstore.contracts.Identifier;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.WatchKey;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.order.access.OrderAccess;
import com.thebetterstore.ordering.order.access.OrderNumberFormat;
import com.thebetterstore.platform.function.FieldRequest;
import com.thebetterstore.resolvers.Callers;
import com.thebetterstore.resolvers.order.view.OrderStatusView;
import com.thebetterstore.resolvers.order.view.OrderView;
import com.thebetterstore.resolvers.order.view.OrderViews;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import store.SubscriptionDenied;

/// The schema's fields about orders: arguments in, views out. An order without its token is
/// answered like an unknown one, but to the customer who owns it; one without its watch key cannot
/// be watched.
final class OrderApi {

  private final OrderStore orders;
  private final OrderAccess access;
  private final OrderViews views;

  OrderApi(OrderStore orders, OrderAccess access, OrderViews views) {
    this.orders = orders;
    this.access = access;
    this.views = views;
  }

  record OrderById(String id, @Nullable String accessToken) {
    @Override
    public String toString() {
      return "OrderById[…]";
    }
  }

  record OrderByNumber(String number, @Nullable String accessToken) {
    @Override
    public String toString() {
      return "OrderByNumber[…]";
    }
  }

  record OrderToWatch(String watchKey) {
    @Override
    public String toString() {
      return "OrderToWatch[…]";
    }
  }

  @Nullable OrderView order(OrderById asked, FieldRequest caller) {
    var found =
        Identifier.isPossible(asked.id())
            ? orders.find(new OrderId(asked.id()))
            : Optional.<Order>empty();
    return view(found, asked.accessToken(), caller);
  }

  @Nullable OrderView orderByNumber(OrderByNumber asked, FieldRequest caller) {
    var found = OrderNumberFormat.parse(asked.number()).flatMap(orders::findByNumber);
    return view(found, asked.accessToken(), caller);
  }

  /// Lets a subscription begin: AppSync wants null for that, and a throw for a refusal.
  @Nullable OrderStatusView watch(OrderToWatch asked) {
    if (!Identifier.isPossible(asked.watchKey())
        || orders.findByWatchKey(new WatchKey(asked.watchKey())).isEmpty()) {
      throw new SubscriptionDenied();
    }
    return null;
  }

  private @Nullable OrderView view(
      Optional<Order> found, @Nullable String token, FieldRequest caller) {
    return access
        .admitted(found, Optional.ofNullable(token), Callers.buyer(caller))
        .map(views::view)
        .orElse(null);
  }
}
