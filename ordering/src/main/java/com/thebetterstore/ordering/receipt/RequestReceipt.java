package com.thebetterstore.ordering.receipt;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderingEvent.ReceiptRequested;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import com.thebetterstore.ordering.order.Order;
import java.time.InstantSource;

/// Has the receipt of an order mailed once more, to the address that the order has.
public final class RequestReceipt {

  private final ReceiptRequests requests;
  private final InstantSource clock;

  public RequestReceipt(ReceiptRequests requests, InstantSource clock) {
    this.requests = requests;
    this.clock = clock;
  }

  /// What came of it.
  public enum Answer {
    /// It will be mailed, once for each key.
    TAKEN,
    /// The order was never paid in full, so it has no receipt.
    NOT_PAID,
    /// Who bought it was erased.
    NO_ADDRESS,
    /// It was asked for [ReceiptRequests#MAX_PER_DAY] times today.
    TOO_OFTEN
  }

  /// Takes a request of somebody who may read the order.
  public Answer request(Order order, IdempotencyKey key, Cause cause) {
    if (!order.hasReceiptToMail()) {
      return order.paidAt().isEmpty() ? Answer.NOT_PAID : Answer.NO_ADDRESS;
    }
    var event = new ReceiptRequested(order.id(), key.value(), clock.instant());
    return requests.count(event, cause) ? Answer.TAKEN : Answer.TOO_OFTEN;
  }
}
