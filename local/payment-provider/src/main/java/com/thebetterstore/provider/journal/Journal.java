package com.thebetterstore.provider.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.provider.ledger.Ledger;
import com.thebetterstore.provider.ledger.RecordedEvent;
import com.thebetterstore.provider.ledger.WebhookDelivery;
import java.util.Set;

/// Writes down what happened and queues it for the webhook endpoint, within the same change.
public record Journal(Ledger ledger, StripeIds ids) {
  // What the merchant's endpoint is subscribed to.
  private static final Set<String> SUBSCRIBED =
      Set.of(
          "checkout.session.completed",
          "checkout.session.expired",
          "checkout.session.async_payment_succeeded",
          "checkout.session.async_payment_failed",
          "payment_intent.succeeded",
          "payment_intent.payment_failed",
          "payment_intent.requires_action",
          "payment_intent.processing",
          "payment_intent.canceled",
          "charge.refunded",
          "refund.created",
          "refund.updated",
          "refund.failed",
          "charge.dispute.created",
          "charge.dispute.funds_withdrawn",
          "charge.dispute.funds_reinstated",
          "charge.dispute.closed",
          "review.opened",
          "review.closed");

  public void record(String type, ObjectNode object) {
    var now = ids.clock().instant();
    var event = new RecordedEvent(ids.next("evt_"), type, now.getEpochSecond(), object.toString());
    ledger.events().put(event.id(), event);
    if (SUBSCRIBED.contains(type)) {
      queue(event.id());
    }
  }

  /// Queues one more delivery of an event.
  public void queue(String eventId) {
    var delivery = new WebhookDelivery(ids.next("whd_"), eventId, 0, ids.clock().millis());
    ledger.deliveries().put(delivery.id(), delivery);
  }
}
