package com.thebetterstore.ordering.order.access;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.OrderAccessRequested;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.text.EmailAddress;
import java.time.InstantSource;

/// Lets the buyer of an order have a fresh link to it by mail, to the address that the order has.
///
/// The answer, and what has to be read and written for it, are the same whether there is such an
/// order, whether it has that address, or neither: nobody learns from it who has bought what.
public final class RequestAccess {

  private final OrderStore orders;
  private final AccessRequests requests;
  private final InstantSource clock;

  public RequestAccess(OrderStore orders, AccessRequests requests, InstantSource clock) {
    this.orders = orders;
    this.requests = requests;
    this.clock = clock;
  }

  /// Takes a request.
  ///
  /// @return false when there were too many of this order or with this address, whoever's they are
  public boolean request(OrderNumber number, EmailAddress email, Cause cause) {
    var now = clock.instant();
    var event =
        orders
            .findByNumber(number)
            .filter(order -> isBuyers(order, email))
            .map(order -> new OrderAccessRequested(order.id(), now));
    return requests.count(number, email, event, now, cause);
  }

  private static boolean isBuyers(Order order, EmailAddress email) {
    return order
        .purchase()
        .email()
        .filter(own -> own.value().equalsIgnoreCase(email.value()))
        .isPresent();
  }
}
