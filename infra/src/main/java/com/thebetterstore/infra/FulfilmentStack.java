package com.thebetterstore.infra;

import com.thebetterstore.infra.construct.EventMeter;
import com.thebetterstore.infra.construct.EventSubscription;
import com.thebetterstore.infra.construct.EventSubscription.Topics;
import com.thebetterstore.infra.construct.FunctionPlan;
import com.thebetterstore.infra.construct.FunctionZip;
import com.thebetterstore.infra.construct.ItemTable;
import com.thebetterstore.infra.construct.OperatorAlarms;
import com.thebetterstore.infra.construct.OrderLifeQuery;
import com.thebetterstore.infra.construct.OutboxStream;
import com.thebetterstore.infra.construct.RowGrant;
import com.thebetterstore.infra.construct.ServiceDashboard;
import com.thebetterstore.infra.construct.ServiceDashboard.Graph;
import com.thebetterstore.infra.construct.ServiceScope;
import com.thebetterstore.infra.construct.Sizing;
import com.thebetterstore.infra.construct.StoreFunction;
import com.thebetterstore.infra.construct.WorkQueue.Batches;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.events.IEventBus;
import software.constructs.Construct;

/// The fulfilment service: takes shipping orders on and tells how they go.
final class FulfilmentStack extends Stack {

  private static final int BATCH = 10;

  private final ServiceScope service;
  private final ItemTable shipments;

  FulfilmentStack(Construct scope, String id, StackProps properties, Stage stage, Path root) {
    super(scope, id, properties);
    var shared = new SharedFacts(stage);
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
            "OutboxRelay",
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
