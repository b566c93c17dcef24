package com.thebetterstore.handlers.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.ordering.loopback.LoopbackServer;
import com.thebetterstore.ordering.loopback.LoopbackServer.Answer;
import com.thebetterstore.platform.function.Call;
import com.thebetterstore.platform.json.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The relay as it is deployed, put together from its environment; what it does in detail is in
/// [com.thebetterstore.platform.function.OutboxRelayHandler]'s own test.
class OrderingOutboxRelayTest {

  private static final String PUT_EVENTS = "POST /";
  private static final String NEW_ROW =
      """
      {"Records": [{"eventName": "INSERT", "dynamodb": {
        "SequenceNumber": "seq-1",
        "Keys": {"pk": {"S": "OUTBOX#evt_1"}},
        "NewImage": {
          "pk": {"S": "OUTBOX#evt_1"}, "source": {"S": "tbs.ordering"},
          "detailType": {"S": "OrderConfirmed"}, "detail": {"S": "{\\"n\\": 1}"}}}}]}
      """;

  private final LoopbackServer server = LoopbackServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void an_event_goes_to_the_bus_that_the_environment_names() throws IOException {
    server.on(PUT_EVENTS, json("{\"FailedEntryCount\": 0, \"Entries\": [{\"EventId\": \"1\"}]}"));

    assertThat(relay().toString()).isEqualTo("{\"batchItemFailures\":[]}");

    assertThat(server.request().header("x-amz-target")).isEqualTo("AWSEvents.PutEvents");
    assertThat(Json.mapper().readTree(server.request().body()))
        .isEqualTo(
            Json.mapper()
                .readTree(
                    """
                    {"Entries": [{"EventBusName": "tbs-bus-test", "Source": "tbs.ordering",
                                  "DetailType": "OrderConfirmed", "Detail": "{\\"n\\": 1}"}]}
                    """));
  }

  /// `PutEvents` answers 200 all the same.
  @Test
  void an_event_that_the_bus_did_not_take_comes_again() throws IOException {
    server.on(
        PUT_EVENTS,
        json("{\"FailedEntryCount\": 1, \"Entries\": [{\"ErrorCode\": \"InternalFailure\"}]}"));

    assertThat(relay().toString())
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"seq-1\"}]}");
  }

  @Test
  void a_missing_setting_is_named_at_the_start() {
    var incomplete = new HashMap<>(environment());
    incomplete.remove("EVENT_BUS_NAME");

    assertThatThrownBy(() -> new OrderingOutboxRelay(incomplete))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("environment variable EVENT_BUS_NAME is not set");
  }

  private JsonNode relay() throws IOException {
    return Call.of(new OrderingOutboxRelay(environment()), NEW_ROW);
  }

  private Map<String, String> environment() {
    return Map.of(
        "AWS_REGION", "ap-southeast-2",
        "AWS_ACCESS_KEY_ID", "TESTS",
        "AWS_SECRET_ACCESS_KEY", "tests",
        "AWS_ENDPOINT_URL", server.address().toString(),
        "EVENT_BUS_NAME", "tbs-bus-test");
  }

  private static Answer json(String body) {
    return Answer.json(200, body);
  }
}
