package com.thebetterstore.local.acceptance;

import com.thebetterstore.cloud.template.Account;
import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/// Sends goods out and sees them arrive: puts on the bus what the fulfilment service will publish
/// of it, with the role with which that service publishes everything.
final class Warehouse {

  private static final String RELAY = "tbs-fulfilment-outbox-relay-local";

  void dispatch(String orderId) {
    publish(
        "ShipmentDispatched",
        """
        {"orderId": "%s", "carrier": "NZ Post", "trackingNumber": "NZ123456789",
         "dispatchedAt": "%s"}
        """
            .formatted(orderId, Instant.now()));
  }

  void deliver(String orderId) {
    publish(
        "ShipmentDelivered",
        "{\"orderId\": \"%s\", \"deliveredAt\": \"%s\"}".formatted(orderId, Instant.now()));
  }

  void sendDigitalItems(String orderId) {
    publish(
        "DigitalItemsSent",
        "{\"orderId\": \"%s\", \"sentAt\": \"%s\"}".formatted(orderId, Instant.now()));
  }

  private void publish(String detailType, String data) {
    var detail =
        """
        {"metadata": {"eventId": "evt_%s", "correlationId": "cor_warehouse",
         "causationId": "acceptance", "schemaVersion": 1, "occurredAt": "%s"}, "data": %s}
        """
            .formatted(Guest.randomWord(), Instant.now(), data);
    try (var bus = bus()) {
      var entry =
          PutEventsRequestEntry.builder()
              .eventBusName("tbs-local")
              .source("tbs.fulfilment")
              .detailType(detailType)
              .detail(detail)
              .build();
      var answer = bus.putEvents(put -> put.entries(entry));
      if (answer.failedEntryCount() > 0) {
        throw new IllegalStateException("the bus refused: " + answer.entries());
      }
    }
  }

  private EventBridgeClient bus() {
    var role = RunningStore.credentialsOf(RELAY);
    return EventBridgeClient.builder()
        .endpointOverride(RunningStore.address().awsEndpoint())
        .region(Region.of(Account.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsSessionCredentials.create(
                    role.accessKeyId(), role.secretAccessKey(), role.sessionToken())))
        .build();
  }
}
