package com.thebetterstore.ordering.checkout;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.cart.identity.CartName;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.order.OrderDecision.Accepted;
import java.util.List;
import java.util.Optional;

/// Places orders.
public interface CheckoutStore {

  /// Does all of this in one transaction, or nothing of it: stores the new order with its id and
  /// its number, reserves the stock of all its lines, counts the uses of its discounts, locks the
  /// cart, remembers the request for at least 24 hours, and writes the events to publish.
  ///
  /// @param cartVersion the version of the cart that was ordered
  Placing place(Accepted placed, long cartVersion, Request request, Cause cause);

  /// The request that was done on this cart under this key.
  Optional<Earlier> earlier(CartName cart, IdempotencyKey key);

  /// A request to be done once.
  ///
  /// @param arguments equal for equal arguments
  record Request(IdempotencyKey key, String arguments) {}

  /// A request that was done.
  ///
  /// @param order what it placed; empty when the key was used for something else
  record Earlier(String arguments, Optional<OrderId> order) {}

  /// What became of an order.
  sealed interface Placing {}

  record Placed() implements Placing {}

  /// The request's key was used before; look at [CheckoutStore#earlier].
  record KeyUsed() implements Placing {}

  /// Another order has its number.
  record NumberTaken() implements Placing {}

  /// The cart or a discount's uses are no longer as they were read.
  record Outdated() implements Placing {}

  /// Less is available than was ordered. More than that may be no longer as it was read, the
  /// request's key among it.
  ///
  /// @param stock what there is of each sku of which there is too little
  record SoldOut(List<Stock> stock) implements Placing {

    public SoldOut {
      stock = List.copyOf(stock);
    }
  }
}
