package com.thebetterstore.ordering.payment.stripe;

import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.order.money.PaymentId;
import java.util.Optional;

/// What the store reads of a Stripe event.
///
/// @param id Source: `id`
/// @param type Source: `type`, such as `checkout.session.completed`
/// @param order the order whose payment it is about; empty when it is about somebody else's: an
///   account may serve several shops, and Stripe tells each of them of all. Source:
///   `data.object.metadata.orderId`, which the store puts on every object that it creates and which
///   Stripe copies to charges
/// @param correlationId the one that the order was placed under. Source:
///   `data.object.metadata.correlationId`, likewise
/// @param payment the payment that it is about, be it ours or not. Source:
///   `data.object.payment_intent`, which disputes have and which names no order
public record WebhookEvent(
    String id,
    String type,
    Optional<OrderId> order,
    Optional<CorrelationId> correlationId,
    Optional<PaymentId> payment) {}
