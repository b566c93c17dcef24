package com.thebetterstore.ordering.payment.stripe;

import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.OrderId;
import java.util.Optional;

/// What the store reads of a Stripe event.
///
/// @param id Source: `id`
/// @param type Source: `type`, such as `checkout.session.completed`
/// @param order the order whose payment it is about. Source: `data.object.metadata.orderId`, which
///   the store puts on every object that it creates and which Stripe copies to charges
/// @param correlationId the one that the order was placed under. Source:
///   `data.object.metadata.correlationId`, likewise
public record StripeEvent(
    String id, String type, Optional<OrderId> order, Optional<CorrelationId> correlationId) {}
