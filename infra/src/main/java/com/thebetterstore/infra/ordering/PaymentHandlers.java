package com.thebetterstore.infra.ordering;

import static com.thebetterstore.infra.construct.function.Sizing.PAYMENT_WAITS;
import static com.thebetterstore.infra.construct.function.Sizing.STRIPE_WAITS;

import com.thebetterstore.infra.construct.ServiceScope;
import com.thebetterstore.infra.construct.entry.StripeWebhookEntry;
import com.thebetterstore.infra.construct.function.FunctionPlan;
import com.thebetterstore.infra.construct.function.FunctionZip;
import com.thebetterstore.infra.construct.function.LogMeter;
import com.thebetterstore.infra.construct.function.StoreFunction;
import com.thebetterstore.infra.construct.messaging.DeadLetters;
import com.thebetterstore.infra.construct.messaging.EventSubscription;
import com.thebetterstore.infra.construct.messaging.EventSubscription.Topics;
import com.thebetterstore.infra.construct.messaging.OutboxStream;
import com.thebetterstore.infra.construct.messaging.ScheduledRun;
import com.thebetterstore.infra.construct.messaging.WorkQueue;
import com.thebetterstore.infra.construct.messaging.WorkQueue.Batches;
import com.thebetterstore.infra.construct.metric.OperatorAlarms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/// The ordering service's functions that no buyer waits for, but mail: Stripe's webhook, payments,
/// what became of goods, the outbox relay, and the reconciler.
final class PaymentHandlers extends Construct {

  /// A call that Stripe leaves hanging takes most of one invocation's nine seconds.
  private static final int CALLS_STRIPE = 1;

  private static final int WRITES_ONLY = 10;

  private final ServiceScope service;
  private final OrderingStore store;
  private final List<StoreFunction> functions = new ArrayList<>();
  private final List<WorkQueue> queues = new ArrayList<>();
  private final Queue quarantine;
  private final StripeWebhookEntry entry;
  private final OutboxStream outbox;
  private final ScheduledRun reconciliation;

  PaymentHandlers(
      Construct scope, String id, ServiceScope service, OrderingStore store, IEventBus bus) {
    super(scope, id);
    this.service = service;
    this.store = store;
    this.quarantine =
        Queue.Builder.create(this, "Quarantine")
            .retentionPeriod(Duration.days(14))
            .enforceSsl(true)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    this.entry = webhook();
    payment(bus);
    fulfilmentOutcome(bus);
    this.outbox = relay(bus);
    this.reconciliation = reconciler();
  }

  List<StoreFunction> functions() {
    return List.copyOf(functions);
  }

  List<WorkQueue> queues() {
    return List.copyOf(queues);
  }

  List<IMetric> webhookLoad() {
    return entry.load();
  }

  OutboxStream outbox() {
    return outbox;
  }

  DeadLetters runsFailed() {
    return reconciliation.dead();
  }

  /// Webhook messages whose signature was wrong.
  IMetric quarantined() {
    return quarantine.metricApproximateNumberOfMessagesVisible(
        MetricOptions.builder().label("webhooks in quarantine").statistic("Maximum").build());
  }

  private StripeWebhookEntry webhook() {
    var webhook =
        function(
            "stripe-webhook",
            "StripeWebhookHandler",
            "Verifies Stripe's events and publishes those that name our payments",
            Map.of(
                "QUARANTINE_QUEUE_URL", quarantine.getQueueUrl(),
                "STRIPE_API_BASE", store.stripeApiBase(),
                "STRIPE_LIVE_MODE", store.stripeLiveMode(),
                "STRIPE_SECRET_ID", store.stripeSecret().getSecretArn()));
    store.allowRows(webhook);
    webhook.allow(List.of("sqs:SendMessage"), List.of(quarantine.getQueueArn()));
    OrderingStore.allowReading(webhook, store.stripeSecret());
    var queue = new WorkQueue(this, "Webhook", service, webhook, Batches.of(WRITES_ONLY));
    queues.add(queue);
    alarmOn(
        webhook,
        "payment is disputed",
        "PaymentsDisputed",
        "A buyer's bank disputes a payment, or a dispute went on. The log line names the order and"
            + " Stripe's event: stop the order's goods if they have not left, and answer before"
            + " Stripe's date.");
    alarmOn(
        webhook,
        "payment is to be reviewed",
        "PaymentsReviewed",
        "Stripe put a payment up for review. The order is held, unless its goods were asked for"
            + " before; the log line names it. Approve or refund the payment in Stripe's dashboard:"
            + " the order follows. If it is not held, cancel it with staffOrderCancel.");
    service
        .alarms()
        .above(
            quarantine,
            "Forged",
            quarantine.metricNumberOfMessagesSent(OperatorAlarms.sum()),
            20,
            1,
            "More than 20 webhook messages in a minute failed Stripe's signature and lie in the"
                + " quarantine queue. If they are Stripe's own, the webhook secret is wrong: mend"
                + " it and move them back; if not, somebody is guessing: nothing to do but watch.");
    return new StripeWebhookEntry(this, "StripeWebhook", service, queue.queue());
  }

  private void payment(IEventBus bus) {
    var payment =
        function(
            "payment",
            "PaymentHandler",
            "Settles orders and refunds by what Stripe says now",
            Map.of(
                "ORDER_ACCESS_SECRET_ID", store.orderAccessSecret().getSecretArn(),
                "STRIPE_API_BASE", store.stripeApiBase(),
                "STRIPE_LIVE_MODE", store.stripeLiveMode(),
                "STRIPE_SECRET_ID", store.stripeSecret().getSecretArn()));
    settles(payment);
    var topics =
        new Topics(
            List.of("tbs.payment", "tbs.ordering"),
            List.of("PaymentSessionChanged", "RefundRequested"));
    subscribe("Payment", bus, topics, payment, CALLS_STRIPE);
    alarmOnMoneyNotReturned(payment, "PaymentsNotReturned");
    alarmOn(
        payment,
        "payment does not match its order",
        "PaymentsMismatched",
        "Somebody paid another amount, or in another currency, than an order costs. The order is"
            + " held and the money goes back by itself; find out how a payment page could ask for"
            + " it: in Stripe's dashboard, or where the page is opened.");
  }

  private void fulfilmentOutcome(IEventBus bus) {
    var outcome =
        function(
            "fulfilment-outcome",
            "FulfilmentOutcomeHandler",
            "Brings orders up to date with what fulfilment publishes",
            Map.of());
    store.allowRows(outcome);
    subscribe(
        "FulfilmentOutcome",
        bus,
        new Topics(
            List.of("tbs.fulfilment"),
            List.of(
                "DigitalItemsSent",
                "FulfilmentAccepted",
                "FulfilmentCancellationRefused",
                "FulfilmentCancelled",
                "FulfilmentRejected",
                "ShipmentDelivered",
                "ShipmentDispatched")),
        outcome,
        WRITES_ONLY);
    alarmOn(
        outcome,
        "goods and order contradict each other",
        "GoodsContradictingOrders",
        "Fulfilment reported what the order cannot take: goods leave for an order that is not paid or"
            + " has ended, or more units than are open. The log line names order, event and refusal:"
            + " stop the parcel, or return the money.");
  }

  private OutboxStream relay(IEventBus bus) {
    var relay =
        function(
            "outbox-relay",
            "OrderingOutboxRelay",
            "Puts what was written to the outbox on the bus",
            Map.of("EVENT_BUS_NAME", bus.getEventBusName()));
    return new OutboxStream(
        this,
        "Outbox",
        service,
        store.table().table(),
        bus,
        relay,
        List.of("tbs.ordering", "tbs.payment"));
  }

  private ScheduledRun reconciler() {
    var reconciler =
        function(
            "reconciler",
            "Reconciler",
            "Asks Stripe about every order past its deadline and every refund not confirmed",
            Map.of(
                "ORDER_ACCESS_SECRET_ID", store.orderAccessSecret().getSecretArn(),
                "STRIPE_API_BASE", store.stripeApiBase(),
                "STRIPE_LIVE_MODE", store.stripeLiveMode(),
                "STRIPE_SECRET_ID", store.stripeSecret().getSecretArn()));
    settles(reconciler);
    alarmOnMoneyNotReturned(reconciler, "PaymentsStillNotReturned");
    store.allowQueryOfOpenOrders(reconciler);
    var reconciliation =
        new ScheduledRun(this, "Reconciliation", service, reconciler, "rate(5 minutes)");
    alarmOn(
        reconciler,
        "order repaired",
        "OrdersRepaired",
        "The reconciler found an order that Stripe's events should have moved already. The order is"
            + " right now; find out why the webhook or the payment function missed it.");
    alarmOn(
        reconciler,
        "order could not be reconciled",
        "OrdersNotReconciled",
        "The reconciler could not look after an order: stock may stay reserved, or money"
            + " unreturned. The log line names the order and the fault. If Stripe does not answer,"
            + " wait: it is tried again by itself; if anything else, mend it.");
    alarmOn(
        reconciler,
        "order waits for its review",
        "OrdersWaitingForReview",
        "A payment is up for review for more than a day, and its buyer has paid and waits. The log"
            + " line names the order: approve or refund the payment in Stripe's dashboard, or decide"
            + " with orderHoldResolve.");
    return reconciliation;
  }

  private void alarmOnMoneyNotReturned(StoreFunction function, String metricName) {
    alarmOn(
        function,
        "payment is not wholly returned",
        metricName,
        "A refund failed at Stripe, or Stripe has less of a payment than is to go back. The log line"
            + " names the order: try the refund again, or return the money in Stripe's dashboard;"
            + " either way the order records it.");
  }

  /// An alarm that rises whenever a function logs this message.
  private void alarmOn(StoreFunction function, String message, String metricName, String whatToDo) {
    var meter =
        new LogMeter(this, metricName, service, function, LogMeter.logged(message), metricName);
    service.alarms().above(meter, "Alarm", meter.count(), 0, 1, whatToDo);
  }

  private void settles(StoreFunction function) {
    store.allowRows(function);
    OrderingStore.allowReading(function, store.stripeSecret());
    OrderingStore.allowReading(function, store.orderAccessSecret());
  }

  private void subscribe(
      String id, IEventBus bus, Topics topics, StoreFunction handler, int batch) {
    var subscription =
        new EventSubscription(this, id, service, bus, topics, handler, Batches.of(batch));
    queues.add(subscription.queue());
  }

  private StoreFunction function(
      String name, String handler, String purpose, Map<String, String> environment) {
    var variables = new TreeMap<>(environment);
    variables.put("ORDERING_TABLE", store.tableName());
    // Who calls Stripe, or verifies what it sends, has its secret.
    var callsStripe = environment.containsKey("STRIPE_SECRET_ID");
    var plan =
        new FunctionPlan(
            name,
            callsStripe ? FunctionZip.PAYMENT_WITH_STRIPE : FunctionZip.PAYMENT,
            "com.thebetterstore.handlers.payment." + handler,
            callsStripe ? STRIPE_WAITS : PAYMENT_WAITS,
            purpose,
            variables);
    var function = new StoreFunction(this, name, service, plan);
    functions.add(function);
    return function;
  }
}
