package com.thebetterstore.ordering.payment.stripe;

import com.thebetterstore.ordering.order.money.ProviderRefundId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.money.RefundId;
import com.thebetterstore.ordering.payment.PaymentProvider.ProviderRefund;
import com.thebetterstore.ordering.payment.PaymentProvider.ProviderRefund.Status;
import java.time.Instant;
import java.util.Optional;

/// Stripe's refunds as the store's types.
final class StripeRefunds {

  /// Under which a refund's metadata name the order's refund that it is.
  static final String REFUND_ID = "refundId";

  private StripeRefunds() {}

  static ProviderRefund refund(com.stripe.model.Refund refund) {
    return new ProviderRefund(
        new ProviderRefundId(refund.getId()),
        Optional.ofNullable(refund.getMetadata())
            .map(metadata -> metadata.get(REFUND_ID))
            .map(RefundId::new),
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
