package com.thebetterstore.handlers.payment;

import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.PaymentEvent.PaymentSessionChanged;
import com.thebetterstore.ordering.payment.PaymentInbox;
import com.thebetterstore.ordering.payment.PaymentProvider;
import com.thebetterstore.ordering.payment.stripe.StripeEvent;
import com.thebetterstore.ordering.payment.stripe.StripeSecrets;
import com.thebetterstore.ordering.payment.stripe.StripeWebhookVerifier;
import com.thebetterstore.ordering.payment.stripe.StripeWebhookVerifier.Genuine;
import com.thebetterstore.ordering.payment.stripe.StripeWebhookVerifier.Rejected;
import com.thebetterstore.platform.QueueBatchHandler;
import com.thebetterstore.platform.QueueMessage;
import com.thebetterstore.platform.Segments;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// Hears what the webhook's queue holds: whatever anybody posted to the public address.
///
/// What Stripe did not sign is put aside and acknowledged, since it would be no better the next
/// time; what it signed about other shops on the same account is acknowledged. Only a fault of the
/// store itself, or a Stripe that does not answer, lets a message come again.
public final class StripeWebhookHandler extends QueueBatchHandler {

  private static final Logger LOG = LoggerFactory.getLogger(StripeWebhookHandler.class);

  private static final String DISPUTE = "charge.dispute.";
  private static final String NOT_OURS = "Stripe event is about no order of ours";

  private final StripeWebhookVerifier verifier;
  private final StripeSecrets secrets;
  private final PaymentProvider provider;
  private final PaymentInbox inbox;
  private final Quarantine quarantine;

  /// The constructor that Lambda calls.
  public StripeWebhookHandler() {
    this(PaymentWiring.ofProcess());
  }

  public StripeWebhookHandler(Map<String, String> environment) {
    this(PaymentWiring.of(environment));
  }

  private StripeWebhookHandler(PaymentWiring wiring) {
    this(
        wiring.verifier(),
        wiring.stripeSecrets(),
        wiring.paymentProvider(),
        wiring.paymentInbox(),
        wiring.quarantine(),
        wiring.segments());
  }

  StripeWebhookHandler(
      StripeWebhookVerifier verifier,
      StripeSecrets secrets,
      PaymentProvider provider,
      PaymentInbox inbox,
      Quarantine quarantine) {
    this(verifier, secrets, provider, inbox, quarantine, Segments.untold());
  }

  private StripeWebhookHandler(
      StripeWebhookVerifier verifier,
      StripeSecrets secrets,
      PaymentProvider provider,
      PaymentInbox inbox,
      Quarantine quarantine,
      Segments segments) {
    super(segments);
    this.verifier = verifier;
    this.secrets = secrets;
    this.provider = provider;
    this.inbox = inbox;
    this.quarantine = quarantine;
  }

  @Override
  protected List<QueueMessage> handle(List<QueueMessage> batch) {
    return eachAlone(batch, this::handle);
  }

  private void handle(QueueMessage message) {
    var webhook = WebhookMessage.read(message);
    if (webhook.isEmpty()) {
      putAside(message, "MALFORMED");
      return;
    }
    var received = webhook.get();
    var verdict =
        verifier.verify(
            received.body(),
            received.signature(),
            received.receivedAt(),
            secrets.current().webhookSecrets());
    switch (verdict) {
      case Genuine(var event) -> accept(event, received.receivedAt(), message);
      case Rejected(var reason) -> putAside(message, reason.name());
    }
  }

  private void accept(StripeEvent event, Instant receivedAt, QueueMessage message) {
    if (event.type().startsWith(DISPUTE)) {
      dispute(event);
      return;
    }
    var log = about(LOG.atInfo(), event);
    if (event.order().isEmpty()) {
      log.log(NOT_OURS);
      return;
    }
    var first = tell(event, event.order().get(), receivedAt, message);
    log.addKeyValue("orderId", event.order().get().value())
        .log(first ? "Stripe event accepted" : "Stripe event came before");
  }

  /// Stripe names no order in a dispute; the payment that it names does.
  private void dispute(StripeEvent event) {
    var order = event.payment().flatMap(provider::orderOf);
    if (order.isEmpty()) {
      about(LOG.atInfo(), event).log(NOT_OURS);
      return;
    }
    // An alarm counts this very message.
    about(LOG.atError(), event)
        .addKeyValue("orderId", order.get().value())
        .log("payment is disputed");
  }

  private static LoggingEventBuilder about(LoggingEventBuilder line, StripeEvent event) {
    return line.addKeyValue("stripeEventId", event.id()).addKeyValue("type", event.type());
  }

  private boolean tell(StripeEvent event, OrderId order, Instant receivedAt, QueueMessage message) {
    // An order that was placed before its page named the correlation id is followed by the event's.
    var correlationId = event.correlationId().orElseGet(() -> new CorrelationId(event.id()));
    var cause = message.cause(correlationId, event.id());
    return inbox.accept(
        new PaymentSessionChanged(order, event.id(), event.type(), receivedAt), cause);
  }

  /// An alarm on the quarantine queue tells when strangers knock.
  private void putAside(QueueMessage message, String reason) {
    quarantine.putAside(message, reason);
    LOG.atWarn().addKeyValue("reason", reason).log("webhook rejected");
  }
}
