package com.thebetterstore.ordering.erasure;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.Ids;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.BuyerErased;
import com.thebetterstore.contracts.WatchKey;
import com.thebetterstore.ordering.cart.CartState.Locked;
import com.thebetterstore.ordering.cart.CartStore;
import com.thebetterstore.ordering.cart.customer.CustomerCartStore;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.cart.identity.CartName;
import com.thebetterstore.ordering.cart.identity.CartProof.SignedIn;
import com.thebetterstore.ordering.customer.AddressBooks;
import com.thebetterstore.ordering.customer.Buyer.Customer;
import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.order.StaleWrite;
import com.thebetterstore.ordering.order.history.ListedOrder;
import com.thebetterstore.ordering.order.history.PlacedOrders;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Erases what the store knows of a customer: who bought their orders, their cart and the addresses
/// that they keep. The orders stay, as nobody's.
///
/// It is done in steps, and each is whole: whoever was interrupted begins again and goes on.
public final class EraseCustomer {

  /// How many orders one request erases: few enough for the time that a function has.
  public static final int ORDERS_AT_ONCE = 20;

  /// How many of the newest orders are looked at before anything is erased. One that is older and
  /// still under way stops the erasure where it stands.
  static final int LOOKED_AT = 1_000;

  private static final int PAGE = 100;
  private static final int MAX_ATTEMPTS = 5;

  private final OrderStore orders;
  private final PlacedOrders placed;
  private final CartStore carts;
  private final CustomerCartStore latest;
  private final AddressBooks books;
  private final InstantSource clock;
  private final Ids ids;

  public EraseCustomer(
      OrderStore orders,
      PlacedOrders placed,
      CartStore carts,
      CustomerCartStore latest,
      AddressBooks books,
      InstantSource clock,
      Ids ids) {
    this.orders = orders;
    this.placed = placed;
    this.carts = carts;
    this.latest = latest;
    this.books = books;
    this.clock = clock;
    this.ids = ids;
  }

  /// How far it came.
  public sealed interface Erased {

    /// Nothing is left.
    record Done() implements Erased {}

    /// More orders are left: ask again.
    record More() implements Erased {}

    /// This order is under way.
    record Refused(OrderNumber order) implements Erased {}
  }

  /// Erases the next orders, and with the last of them the rest.
  ///
  /// @throws StaleWrite when other writers of an order were faster again and again
  public Erased erase(CustomerId customer, Cause cause) {
    var cart = latest.latest(customer);
    // The index may not have an order yet that was placed a moment ago; its cart is locked.
    var underWay = cart.flatMap(name -> atCheckout(name, customer)).or(() -> underWay(customer));
    if (underWay.isPresent()) {
      return new Erased.Refused(underWay.get().number());
    }
    var next = read(customer, ORDERS_AT_ONCE, Optional.empty());
    for (var order : next.orders()) {
      if (!erase(order.id(), customer, cause)) {
        return new Erased.Refused(order.number());
      }
    }
    if (next.more() || !cart.map(name -> latest.forget(customer, name)).orElse(true)) {
      return new Erased.More();
    }
    books.forget(customer);
    return new Erased.Done();
  }

  private Optional<Order> atCheckout(CartName cart, CustomerId customer) {
    return carts
        .find(new CartId(cart, new SignedIn(customer)), clock.instant())
        .flatMap(
            it -> it.state() instanceof Locked(var order) ? orders.find(order) : Optional.empty());
  }

  private Optional<Order> underWay(CustomerId customer) {
    var after = Optional.<ListedOrder>empty();
    for (var seen = 0; seen < LOOKED_AT; seen += PAGE) {
      var read = read(customer, PAGE, after);
      var found = read.orders().stream().filter(ErasureRules::isUnderWay).findFirst();
      if (found.isPresent() || !read.more() || read.orders().isEmpty()) {
        return found;
      }
      after = Optional.of(ListedOrder.of(read.orders().getLast()));
    }
    return Optional.empty();
  }

  /// Erases one order, if it is the customer's still.
  ///
  /// @return false, without any effect, when it is under way
  private boolean erase(OrderId id, CustomerId customer, Cause cause) {
    for (var attempt = 1; ; attempt++) {
      var found = orders.find(id).filter(order -> order.belongsTo(new Customer(customer)));
      if (found.isEmpty()) {
        return true;
      }
      var order = found.get();
      if (ErasureRules.isUnderWay(order)) {
        return false;
      }
      var event = new BuyerErased(order.id(), order.number(), clock.instant());
      try {
        orders.saveErased(order.erased(WatchKey.next(ids)), order, event, cause);
        return true;
      } catch (StaleWrite lost) {
        if (attempt == MAX_ATTEMPTS) {
          throw lost;
        }
      }
    }
  }

  private PlacedOrders.Read read(CustomerId customer, int limit, Optional<ListedOrder> after) {
    return placed.newestFirst(customer, Instant.EPOCH, clock.instant(), limit, after);
  }
}
