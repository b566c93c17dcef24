package com.thebetterstore.infra.fulfilment;

import com.thebetterstore.infra.construct.ServiceScope;
import com.thebetterstore.infra.construct.Stage;
import com.thebetterstore.infra.construct.dashboard.OrderLifeQuery;
import com.thebetterstore.infra.construct.dashboard.ServiceDashboard;
import com.thebetterstore.infra.construct.dashboard.ServiceDashboard.Graph;
import com.thebetterstore.infra.construct.function.FunctionPlan;
import com.thebetterstore.infra.construct.function.FunctionZip;
import com.thebetterstore.infra.construct.function.Sizing;
import com.thebetterstore.infra.construct.function.StoreFunction;
import com.thebetterstore.infra.construct.messaging.EventSubscription;
import com.thebetterstore.infra.construct.messaging.EventSubscription.Topics;
import com.thebetterstore.infra.construct.messaging.OutboxStream;
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
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.events.IEventBus;
import software.constructs.Construct;

/// The fulfilment service, which takes shipping orders on and publishes what becomes of them.
public final class FulfilmentStack extends Stack {

  private static final int BATCH = 10;

  private final ServiceScope service;
  private final ItemTable shipments;

  public FulfilmentStack(
      Construct scope, String id, StackProps properties, Stage stage, Path root) {
    super(scope, id, properties);
    var shared = new SharedParameters(stage);
    this.service =
        new ServiceScope(stage, "fulfilment", root, new OperatorAlarms(shared.alarmTopic(this)));
    this.shipments = new ItemTable(this, "Shipments", service);
    var bus = shared.bus(this);
    var fulfilment =
        function("fulfilment", "FulfilmentHandler", "Takes shipping orders on", Map.of());
    shipments.allow(fulfilment, List.of(RowGrant.put("OUTBOX", "SHIPPING_ORDER")));
    var subscription =
        new EventSubscription(
            this,
            "Fulfilment",
            service,
            bus,
            new Topics(List.of("tbs.ordering"), List.of("FulfilmentRequested")),
            fulfilment,
            Batches.of(BATCH));
    var relay =
        function(
            "outbox-relay",
            "FulfilmentOutboxRelay",
            "Puts what was written to the outbox on the bus",
            Map.of("EVENT_BUS_NAME", bus.getEventBusName()));
    var outbox =
        new OutboxStream(
            this, "Outbox", service, shipments.table(), bus, relay, List.of("tbs.fulfilment"));
    new OrderLifeQuery(this, "OrderLife", service, List.of(fulfilment, relay));
    new ServiceDashboard(this, "Overview", service, business(bus))
        .functions(List.of(fulfilment, relay))
        .queues(List.of(subscription.queue()), List.of(outbox.dead().waiting("events given up")))
        .graphs(
            new Graph("Oldest event, ms", List.of(outbox.age())),
            new Graph("Table, units and throttles", shipments.load()));
  }

  private List<IMetric> business(IEventBus bus) {
    return List.of(
        meter(bus, "FulfilmentAccepted", "orders accepted"),
        meter(bus, "FulfilmentRejected", "orders refused"),
        meter(bus, "ShipmentDispatched", "shipments dispatched"));
  }

  private IMetric meter(IEventBus bus, String detailType, String label) {
    return new EventMeter(this, "Count" + detailType, bus, "tbs.fulfilment", detailType, label)
        .count();
  }

  private StoreFunction function(
      String name, String handler, String purpose, Map<String, String> environment) {
    var variables = new TreeMap<>(environment);
    variables.put("FULFILMENT_TABLE", shipments.table().getTableName());
    var plan =
        new FunctionPlan(
            name,
            FunctionZip.FULFILMENT,
            "com.thebetterstore.fulfilment." + handler,
            Sizing.QUEUE_WAITS,
            purpose,
            variables);
    return new StoreFunction(this, name + "-function", service, plan);
  }
}
