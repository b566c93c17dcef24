package com.thebetterstore.ordering.payment.stripe;

import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.Dispute.Status;
import com.thebetterstore.ordering.order.money.DisputeId;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import java.util.Optional;

/// Stripe's disputes as the store's types.
final class StripeDisputes {

  private StripeDisputes() {}

  /// Empty while it is an inquiry: then the bank has not taken the money, and may never.
  static Optional<Dispute> dispute(PaymentId payment, com.stripe.model.Dispute dispute) {
    return status(dispute.getStatus())
        .map(status ->
            new Dispute(
                new DisputeId(dispute.getId()),
                payment,
                new ReceivedAmount(dispute.getAmount(), dispute.getCurrency()),
                status));
  }

  private static Optional<Status> status(String status) {
    return switch (status) {
      case "needs_response", "under_review" -> Optional.of(Status.OPEN);
      case "won" -> Optional.of(Status.WON);
      case "lost" -> Optional.of(Status.LOST);
      case "warning_needs_response", "warning_under_review", "warning_closed", "prevented" ->
          Optional.empty();
      default -> throw new IllegalStateException("unknown status of a Stripe dispute: " + status);
    };
  }
}
