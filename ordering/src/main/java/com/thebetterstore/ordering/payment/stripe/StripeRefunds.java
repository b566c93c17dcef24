package com.thebetterstore.ordering.payment.stripe;

import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.money.RefundId;
import com.thebetterstore.ordering.payment.PaymentProvider.ProviderRefund;
import com.thebetterstore.ordering.payment.PaymentProvider.ProviderRefund.Status;
import java.time.Instant;

/// Stripe's refunds as the store's types.
final class StripeRefunds {

  private StripeRefunds() {}

  static ProviderRefund refund(com.stripe.model.Refund refund) {
    return new ProviderRefund(
        new RefundId(refund.getId()),
        new ReceivedAmount(refund.getAmount(), refund.getCurrency()),
        status(refund.getStatus()),
        Instant.ofEpochSecond(refund.getCreated()));
  }

  private static Status status(String status) {
    return switch (status) {
      case "pending", "requires_action" -> Status.PENDING;
      case "succeeded" -> Status.SUCCEEDED;
      case "failed", "canceled" -> Status.FAILED;
      default -> throw new IllegalStateException("unknown status of a Stripe refund: " + status);
    };
  }
}
