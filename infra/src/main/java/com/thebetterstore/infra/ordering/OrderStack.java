package com.thebetterstore.infra.ordering;

import com.thebetterstore.infra.construct.ServiceScope;
import com.thebetterstore.infra.construct.Stage;
import com.thebetterstore.infra.construct.dashboard.OrderLifeQuery;
import com.thebetterstore.infra.construct.dashboard.ServiceDashboard;
import com.thebetterstore.infra.construct.dashboard.ServiceDashboard.Graph;
import com.thebetterstore.infra.construct.messaging.WorkQueue;
import com.thebetterstore.infra.construct.metric.ApiMetrics;
import com.thebetterstore.infra.construct.metric.EventMeter;
import com.thebetterstore.infra.construct.metric.OperatorAlarms;
import com.thebetterstore.infra.shared.SharedParameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/// The ordering service: catalogue, carts, checkout, orders, payment and receipts.
public final class OrderStack extends Stack {

  private static final Duration FIVE_MINUTES = Duration.minutes(5);

  public OrderStack(Construct scope, String id, StackProps properties, Stage stage, Path root) {
    super(scope, id, properties);
    var shared = new SharedParameters(stage);
    var service =
        new ServiceScope(stage, "order", root, new OperatorAlarms(shared.alarmTopic(this)));
    var bus = shared.bus(this);
    var store = new OrderingStore(this, "Store", service);
    var api = shared.graphqlApi(this);
    var shop = new ShopResolvers(this, "Shop", service, store, api);
    var payment = new PaymentHandlers(this, "Payments", service, store, bus);
    var receipts = new ReceiptMailing(this, "Mail", service, store, bus);
    var live = new StatusPublishing(this, "Live", service, bus, api);
    var functions =
        Stream.of(shop.functions(), payment.functions(), List.of(receipts.function()))
            .flatMap(List::stream)
            .toList();
    output("StripeSecretArn", "Takes Stripe's API key and webhook secrets", store.stripeSecret());
    output("OrderAccessSecretArn", "Signs guests' access to orders", store.orderAccessSecret());
    output("CursorSecretArn", "Signs the cursors of lists", store.cursorSecret());
    CfnOutput.Builder.create(this, "CatalogueSeedFunction")
        .description("Invoke it once to put the first products into an empty catalogue")
        .value(shop.seed().live().getFunctionArn())
        .build();
    CfnOutput.Builder.create(this, "DiscountSeedFunction")
        .description("Invoke it with discounts to enter them, or with nothing for the first ones")
        .value(shop.discountEntry().live().getFunctionArn())
        .build();
    new OrderLifeQuery(this, "OrderLife", service, functions);
    new ServiceDashboard(this, "Overview", service, business(bus))
        .graphs(apiGraphs(new ApiMetrics(api.getApiId())))
        .graphs(
            new Graph("Stripe's webhook", payment.webhookLoad()),
            new Graph("Oldest event, ms", List.of(payment.outbox().age())),
            new Graph("Table, units and throttles", store.table().load()))
        .functions(functions)
        .queues(queues(payment, receipts), otherDeadLetters(payment, live));
  }

  private void output(String id, String description, Secret secret) {
    CfnOutput.Builder.create(this, id)
        .description(description)
        .value(secret.getSecretArn())
        .build();
  }

  private List<IMetric> business(IEventBus bus) {
    return List.of(
        meter(bus, "OrderPlaced", "orders placed"),
        meter(bus, "OrderConfirmed", "orders confirmed"),
        paymentsFailed(bus),
        meter(bus, "OrderExpired", "orders not paid in time"),
        meter(bus, "OrderCancelled", "orders cancelled"),
        meter(bus, "OrderRefunded", "orders refunded"));
  }

  private IMetric meter(IEventBus bus, String detailType, String label) {
    return new EventMeter(this, "Count" + detailType, bus, "tbs.ordering", detailType, label)
        .count();
  }

  /// No event of its own: the order waits for another try.
  private IMetric paymentsFailed(IEventBus bus) {
    var events =
        EventPattern.builder()
            .source(List.of("tbs.ordering"))
            .detailType(List.of("OrderStatusChanged"))
            .detail(Map.of("data", Map.of("type", List.of("PAYMENT_FAILED"))))
            .build();
    return new EventMeter(this, "CountPaymentFailed", bus, events, "payments failed").count();
  }

  private static Graph[] apiGraphs(ApiMetrics api) {
    return new Graph[] {
      new Graph("API requests", List.of(api.requests(FIVE_MINUTES))),
      new Graph("API errors", List.of(api.clientErrors(FIVE_MINUTES), api.serverErrors())),
      new Graph(
          "API latency, ms", List.of(api.latency("p50"), api.latency("p95"), api.latency("p99")))
    };
  }

  private static List<IMetric> otherDeadLetters(PaymentHandlers payment, StatusPublishing live) {
    return List.of(
        payment.outbox().dead().waiting("events given up"),
        payment.runsFailed().waiting("runs failed"),
        payment.quarantined(),
        live.dead().waiting("status not told"));
  }

  private static List<WorkQueue> queues(PaymentHandlers payment, ReceiptMailing receipts) {
    return Stream.concat(payment.queues().stream(), Stream.of(receipts.queue())).toList();
  }
}
