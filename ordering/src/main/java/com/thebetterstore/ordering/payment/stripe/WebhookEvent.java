package com.thebetterstore.ordering.payment.stripe;

import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.order.money.PaymentId;
import java.util.Optional;
import java.util.Set;

/// What the store reads of a Stripe event.
///
/// @param id Source: `id`
/// @param type Source: `type`, such as `checkout.session.completed`
/// @param order the order whose payment it is about; empty when it is about another shop's: an
///   account may serve several shops, and Stripe sends each of them the events of all. Source:
///   `data.object.metadata.orderId`, which the store puts on every object that it creates and which
///   Stripe copies to charges
/// @param correlationId the one that the order was placed under. Source:
///   `data.object.metadata.correlationId`, likewise
/// @param payment the payment that it is about, the store's or not. Source:
///   `data.object.payment_intent`, which disputes have and which names no order
public record WebhookEvent(
    String id,
    String type,
    Optional<OrderId> order,
    Optional<CorrelationId> correlationId,
    Optional<PaymentId> payment) {

  /// What Stripe tells by an event of the payment page as well, at the same moment.
  private static final Set<String> TOLD_BY_THE_PAGE =
      Set.of("payment_intent.created", "payment_intent.processing", "payment_intent.succeeded");

  /// Whether events of that type say what no other does. The store asks Stripe how a payment stands
  /// whatever an event says, so that one event for each thing that happens is enough; and where it
  /// is lost, the reconciler asks.
  public static boolean isNews(String type) {
    return !TOLD_BY_THE_PAGE.contains(type);
  }
}
