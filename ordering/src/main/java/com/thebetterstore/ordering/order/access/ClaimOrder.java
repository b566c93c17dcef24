package com.thebetterstore.ordering.order.access;

import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.ordering.customer.Buyer.Customer;
import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.order.StaleWrite;
import java.util.Optional;

/// Makes an order that was bought as a guest a customer's. It takes the order's token: an e-mail
/// address that is the same proves nothing.
public final class ClaimOrder {

  private static final int MAX_ATTEMPTS = 5;

  private final OrderStore orders;
  private final OrderAccess access;

  public ClaimOrder(OrderStore orders, OrderAccess access) {
    this.orders = orders;
    this.access = access;
  }

  /// What became of it.
  public sealed interface Claimed {

    /// The order is the customer's, now or already.
    record Done(Order order) implements Claimed {}

    /// There is no such order, or this is no token of it.
    record NotFound() implements Claimed {}

    /// Another customer has it.
    record Taken() implements Claimed {}
  }

  /// Claims an order.
  ///
  /// @param number empty for what can be no order's number: it takes as long as any
  /// @throws StaleWrite when other writers were faster again and again
  public Claimed claim(Optional<OrderNumber> number, String token, CustomerId customer) {
    for (var attempt = 1; ; attempt++) {
      var found = access.admitted(number.flatMap(orders::findByNumber), token);
      if (found.isEmpty()) {
        return new Claimed.NotFound();
      }
      var order = found.get();
      if (order.buyer() instanceof Customer(var owner)) {
        return owner.equals(customer) ? new Claimed.Done(order) : new Claimed.Taken();
      }
      var owned = order.ownedBy(customer);
      try {
        orders.saveOwner(owned);
        return new Claimed.Done(owned);
      } catch (StaleWrite lost) {
        if (attempt == MAX_ATTEMPTS) {
          throw lost;
        }
      }
    }
  }
}
