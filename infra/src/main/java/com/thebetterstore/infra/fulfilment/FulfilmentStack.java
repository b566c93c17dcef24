package com.thebetterstore.infra.fulfilment;

import static com.thebetterstore.infra.construct.function.Sizing.OPERATOR_WAITS;
import static com.thebetterstore.infra.construct.function.Sizing.PERSON_WAITS;
import static com.thebetterstore.infra.construct.function.Sizing.QUEUE_WAITS;

import com.thebetterstore.infra.construct.ServiceScope;
import com.thebetterstore.infra.construct.Stage;
import com.thebetterstore.infra.construct.dashboard.OrderLifeQuery;
import com.thebetterstore.infra.construct.dashboard.ServiceDashboard;
import com.thebetterstore.infra.construct.dashboard.ServiceDashboard.Graph;
import com.thebetterstore.infra.construct.entry.FieldResolvers;
import com.thebetterstore.infra.construct.entry.FieldResolvers.Fields;
import com.thebetterstore.infra.construct.function.FunctionPlan;
import com.thebetterstore.infra.construct.function.FunctionZip;
import com.thebetterstore.infra.construct.function.LogMeter;
import com.thebetterstore.infra.construct.function.Sizing;
import com.thebetterstore.infra.construct.function.StoreFunction;
import com.thebetterstore.infra.construct.messaging.EventSubscription;
import com.thebetterstore.infra.construct.messaging.EventSubscription.Topics;
import com.thebetterstore.infra.construct.messaging.OutboxStream;
import com.thebetterstore.infra.construct.messaging.ScheduledRun;
import com.thebetterstore.infra.construct.messaging.WorkQueue.Batches;
import com.thebetterstore.infra.construct.metric.EventMeter;
import com.thebetterstore.infra.construct.metric.OperatorAlarms;
import com.thebetterstore.infra.construct.table.ItemTable;
import com.thebetterstore.infra.construct.table.RowGrant;
import com.thebetterstore.infra.shared.SharedParameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.appsync.IGraphqlApi;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.events.IEventBus;
import software.constructs.Construct;

/// The fulfilment service, which takes shipping orders on, sends their goods, and publishes what
/// becomes of them.
public final class FulfilmentStack extends Stack {

  private static final int BATCH = 10;

  /// Over a weekend with a holiday nobody need come.
  private static final Duration DESK_PATIENCE = Duration.days(4);

  /// Some runs of the watch.
  private static final Duration WATCHED = Duration.minutes(15);

  private static final String BY_STATE = "shipping-orders-by-state";

  private final ServiceScope service;
  private final ItemTable shipments;
  private final ContentBucket content;

  public FulfilmentStack(
      Construct scope, String id, StackProps properties, Stage stage, Path root) {
    super(scope, id, properties);
    var shared = new SharedParameters(stage);
    this.service =
        new ServiceScope(stage, "fulfilment", root, new OperatorAlarms(shared.alarmTopic(this)));
    this.shipments = new ItemTable(this, "Shipments", service);
    shipments.index(BY_STATE, "state", "requestedAt", ProjectionType.ALL);
    this.content = new ContentBucket(this, "Content", stage);
    var bus = shared.bus(this);
    var fulfilment = fulfilment();
    var subscription =
        new EventSubscription(
            this,
            "Fulfilment",
            service,
            bus,
            new Topics(
                List.of("tbs.ordering"),
                List.of("BuyerErased", "FulfilmentRequested", "FulfilmentCancellationRequested")),
            fulfilment,
            Batches.of(BATCH));
    var relay =
        function(
            "outbox-relay",
            "FulfilmentOutboxRelay",
            QUEUE_WAITS,
            "Puts what was written to the outbox on the bus",
            Map.of("EVENT_BUS_NAME", bus.getEventBusName()));
    var outbox =
        new OutboxStream(
            this, "Outbox", service, shipments.table(), bus, relay, List.of("tbs.fulfilment"));
    var api = shared.fieldsOfGraphqlApi(this);
    var watch = deskWatch();
    var functions = List.of(fulfilment, relay, dispatch(api), download(api), watch);
    var seed = contentSeed();
    CfnOutput.Builder.create(this, "ContentSeedFunction")
        .description(
            "Invoke it once to put the files of the first digital products into the bucket")
        .value(seed.live().getFunctionArn())
        .build();
    new OrderLifeQuery(this, "OrderLife", service, functions);
    new ServiceDashboard(this, "Overview", service, business(bus))
        .functions(functions)
        .queues(List.of(subscription.queue()), List.of(outbox.dead().waiting("events given up")))
        .graphs(
            new Graph("Oldest event, ms", List.of(outbox.age())),
            new Graph("Table, units and throttles", shipments.load()));
  }

  private StoreFunction fulfilment() {
    var fulfilment =
        function(
            "fulfilment",
            "FulfilmentHandler",
            QUEUE_WAITS,
            "Takes shipping orders on, stops what has not left, and forgets where parcels went",
            content.setting());
    shipments.allow(
        fulfilment,
        List.of(
            RowGrant.get("SHIPPING_ORDER"), RowGrant.put("DOWNLOAD", "OUTBOX", "SHIPPING_ORDER")));
    content.allowReading(fulfilment);
    return fulfilment;
  }

  private StoreFunction dispatch(IGraphqlApi api) {
    var dispatch =
        function(
            "dispatch",
            "desk.DispatchResolver",
            PERSON_WAITS,
            "Shows staff what is to be packed, and records what becomes of it",
            content.setting());
    shipments.allow(
        dispatch,
        List.of(RowGrant.get("SHIPPING_ORDER"), RowGrant.put("OUTBOX", "SHIPPING_ORDER")));
    shipments.allowQuery(dispatch, BY_STATE);
    content.allowReading(dispatch);
    new FieldResolvers(
        this,
        "dispatch-door",
        service,
        api,
        dispatch,
        List.of(
            new Fields("Query", List.of("shippingOrders", "shippingOrder")),
            new Fields(
                "Mutation",
                List.of(
                    "shipmentDispatch",
                    "shipmentDelivered",
                    "shippingOrderRefuse",
                    "digitalItemsSend"))));
    return dispatch;
  }

  private StoreFunction download(IGraphqlApi api) {
    var download =
        function(
            "download",
            "DownloadResolver",
            PERSON_WAITS,
            "Gives who has a key a link to a file",
            content.setting());
    shipments.allow(download, List.of(RowGrant.get("DOWNLOAD")));
    content.allowReading(download);
    new FieldResolvers(
        this,
        "download-door",
        service,
        api,
        download,
        List.of(new Fields("Query", List.of("download"))));
    return download;
  }

  private StoreFunction deskWatch() {
    var watch =
        function(
            "desk-watch",
            "DeskWatch",
            QUEUE_WAITS,
            "Says how long the oldest shipping order has waited for the dispatch desk",
            Map.of());
    shipments.allowQuery(watch, BY_STATE);
    new ScheduledRun(this, "Watch", service, watch, "rate(5 minutes)");
    var waited =
        LogMeter.number(
            this,
            "OldestShippingOrder",
            service,
            watch,
            "oldest shipping order",
            "waitedSeconds",
            "OldestShippingOrderSeconds");
    service
        .alarms()
        .above(
            waited,
            "Alarm",
            waited.count().with(MetricOptions.builder().period(WATCHED).build()),
            DESK_PATIENCE.toSeconds().doubleValue(),
            1,
            "A paid order waits for the dispatch desk for more than %d days. The log line of desk-watch names it: see with shippingOrders whether anybody works at the desk; send what is there, and refuse with shippingOrderRefuse what is not, so that its money goes back."
                .formatted(DESK_PATIENCE.toDays().intValue()));
    return watch;
  }

  private StoreFunction contentSeed() {
    var seed =
        function(
            "content-seed",
            "ContentSeed",
            OPERATOR_WAITS,
            "Puts the files of the first digital products into the bucket; called by hand",
            content.setting());
    content.allowWriting(seed);
    return seed;
  }

  private List<IMetric> business(IEventBus bus) {
    return List.of(
        meter(bus, "FulfilmentAccepted", "orders accepted"),
        meter(bus, "FulfilmentRejected", "refusals"),
        meter(bus, "FulfilmentCancelled", "cancellations"),
        meter(bus, "ShipmentDispatched", "shipments dispatched"),
        meter(bus, "DigitalItemsSent", "orders with downloads"));
  }

  private IMetric meter(IEventBus bus, String detailType, String label) {
    return new EventMeter(this, "Count" + detailType, bus, "tbs.fulfilment", detailType, label)
        .count();
  }

  private StoreFunction function(
      String name, String handler, Sizing sizing, String purpose, Map<String, String> environment) {
    var variables = new TreeMap<>(environment);
    variables.put("FULFILMENT_TABLE", shipments.table().getTableName());
    var plan =
        new FunctionPlan(
            name,
            // Who reads or writes files knows the bucket.
            environment.containsKey("CONTENT_BUCKET")
                ? FunctionZip.FULFILMENT_WITH_S3
                : FunctionZip.FULFILMENT,
            "com.thebetterstore.fulfilment." + handler,
            sizing,
            purpose,
            variables);
    return new StoreFunction(this, name + "-function", service, plan);
  }
}
