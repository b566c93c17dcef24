package com.thebetterstore.handlers.payment;

import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.PaymentEvent.PaymentSessionChanged;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.payment.PaymentInbox;
import com.thebetterstore.ordering.payment.PaymentProvider;
import com.thebetterstore.ordering.payment.stripe.StripeSecrets;
import com.thebetterstore.ordering.payment.stripe.StripeWebhookVerifier;
import com.thebetterstore.ordering.payment.stripe.StripeWebhookVerifier.Genuine;
import com.thebetterstore.ordering.payment.stripe.StripeWebhookVerifier.Rejected;
import com.thebetterstore.ordering.payment.stripe.WebhookEvent;
import com.thebetterstore.platform.function.MessageWork;
import com.thebetterstore.platform.function.QueueBatch;
import com.thebetterstore.platform.function.QueueBatchHandler;
import com.thebetterstore.platform.function.SqsMessage;
import com.thebetterstore.platform.work.Segments;
import com.thebetterstore.platform.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// Verifies the messages of the webhook's queue, which are whatever anybody posted to the public
/// address, and publishes those of Stripe that name an order of ours.
///
/// What Stripe did not sign is put aside and acknowledged, since it would be no better the next
/// time; what it signed about other shops on the same account is acknowledged, and so is what
/// another event says as well. Only a fault of the store itself, or a Stripe that does not answer,
/// lets a message come again.
public final class StripeWebhookHandler extends QueueBatchHandler {

  private static final Logger LOG = LoggerFactory.getLogger(StripeWebhookHandler.class);

  private static final String DISPUTE = "charge.dispute.";
  private static final String REVIEW_OPENED = "review.opened";
  private static final Pattern MADE_BY_OTHERS =
      Pattern.compile("charge\\.dispute\\.|charge\\.refund\\.|refund\\.|review\\.");

  private final StripeWebhookVerifier verifier;
  private final StripeSecrets secrets;
  private final PaymentProvider provider;
  private final PaymentInbox inbox;
  private final Quarantine quarantine;

  /// The constructor that Lambda calls.
  public StripeWebhookHandler() {
    this(PaymentHandlersWiring.processEnvironment());
  }

  public StripeWebhookHandler(Map<String, String> environment) {
    var wiring = PaymentHandlersWiring.of(environment);
    this(
        wiring.verifier(),
        wiring.stripeSecrets(),
        wiring.paymentProvider(),
        wiring.paymentInbox(),
        wiring.quarantine(),
        wiring.segments());
    rehearsesIn(environment, StripeWebhookHandler::new);
  }

  StripeWebhookHandler(
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
  protected List<MessageWork> handle(QueueBatch batch) {
    return batch.eachAlone(item -> handle(item.message(), item.work()));
  }

  private void handle(SqsMessage message, Work work) {
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
      case Genuine(var event) -> accept(event, received.receivedAt(), work);
      case Rejected(var reason) -> putAside(message, reason.name());
    }
  }

  private void accept(WebhookEvent event, Instant receivedAt, Work work) {
    work.with("stripeEventId", event.id()).with("type", event.type());
    if (!WebhookEvent.isNews(event.type())) {
      work.did("Stripe event says nothing new");
      return;
    }
    var order = orderOf(event);
    if (order.isEmpty()) {
      work.did("Stripe event is about no order of ours");
      return;
    }
    if (event.type().startsWith(DISPUTE)) {
      // An alarm counts this very message.
      about(LOG.atError(), event)
          .addKeyValue("orderId", order.get().value())
          .log("payment is disputed");
    }
    if (event.type().equals(REVIEW_OPENED)) {
      // An alarm counts this very message.
      about(LOG.atWarn(), event)
          .addKeyValue("orderId", order.get().value())
          .log("payment is to be reviewed");
    }
    var first = publish(event, order.get(), receivedAt, work);
    work.did(first ? "Stripe event accepted" : "Stripe event came before")
        .with("orderId", order.get().value());
  }

  /// Disputes, reviews, and refunds that a person makes in Stripe's dashboard, name no order; the
  /// payment that they name does. Only of these Stripe is asked: an account may serve other shops,
  /// and all of their events come here.
  private Optional<OrderId> orderOf(WebhookEvent event) {
    return event
        .order()
        .or(() ->
            MADE_BY_OTHERS.matcher(event.type()).lookingAt()
                ? event.payment().flatMap(provider::orderOf)
                : Optional.empty());
  }

  private static LoggingEventBuilder about(LoggingEventBuilder line, WebhookEvent event) {
    return line.addKeyValue("stripeEventId", event.id()).addKeyValue("type", event.type());
  }

  private boolean publish(WebhookEvent event, OrderId order, Instant receivedAt, Work work) {
    // An order that was placed before its page named the correlation id is followed by the event's.
    var correlationId = event.correlationId().orElseGet(() -> new CorrelationId(event.id()));
    return inbox.accept(
        new PaymentSessionChanged(
            order,
            event.id(),
            event.type(),
            receivedAt,
            event.payment().map(PaymentId::value).orElse(null)),
        work.follows(correlationId, event.id()));
  }

  /// An alarm on the quarantine queue rises when there are many.
  private void putAside(SqsMessage message, String reason) {
    quarantine.putAside(message, reason);
    LOG.atWarn().addKeyValue("reason", reason).log("webhook rejected");
  }
}
