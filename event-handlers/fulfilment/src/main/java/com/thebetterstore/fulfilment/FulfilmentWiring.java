package com.thebetterstore.fulfilment;

import com.thebetterstore.fulfilment.shipping.AcceptShippingOrder;
import com.thebetterstore.fulfilment.shipping.aws.DynamoDbShippingOrders;
import com.thebetterstore.platform.AwsClients;
import com.thebetterstore.platform.Environment;
import com.thebetterstore.platform.RandomIds;
import com.thebetterstore.platform.StoreTime;
import com.thebetterstore.platform.table.Outbox;
import com.thebetterstore.platform.work.Segments;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/// Puts the fulfilment service together from the environment it was deployed with.
record FulfilmentWiring(Environment environment, AwsClients clients) {

  static Map<String, String> processEnvironment() {
    return System.getenv();
  }

  static FulfilmentWiring of(Map<String, String> variables) {
    var environment = new Environment(variables);
    return new FulfilmentWiring(environment, new AwsClients(environment));
  }

  Segments segments() {
    return Segments.of(environment);
  }

  AcceptShippingOrder acceptShippingOrder() {
    var clock = StoreTime.clock();
    var table = environment.required("FULFILMENT_TABLE");
    var outbox = new Outbox(table, clock, new RandomIds());
    var dynamo = clients.build(DynamoDbClient.builder());
    return new AcceptShippingOrder(new DynamoDbShippingOrders(dynamo, table, outbox), clock);
  }

  EventBridgeClient eventBridge() {
    return clients.build(EventBridgeClient.builder());
  }

  String eventBus() {
    return environment.required("EVENT_BUS_NAME");
  }
}
