package com.thebetterstore.cloud.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.cloud.appsync.field.FunctionCaller.Result;
import com.thebetterstore.cloud.appsync.realtime.RealtimeEndpoint;
import com.thebetterstore.cloud.testing.Eventually;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A client that opens a WebSocket, subscribes, and then never reads again.
class SlowReaderTest {

  private static final String SCHEMA =
      """
      type Query @aws_api_key { q: String }
      type Mutation { publish: Update @aws_iam }
      type Subscription { all: Update @aws_subscribe(mutations: ["publish"]) @aws_api_key }
      type Update @aws_api_key @aws_iam { note: String }
      """;

  private static final RealtimeEndpoint.Limits LIMITS =
      new RealtimeEndpoint.Limits(
          Duration.ofHours(1), Duration.ofHours(1), 100, 10, 64 * 1024, 240 * 1024, 16);

  private static ServedApi serve() {
    var large = "{\"note\":\"" + "x".repeat(200_000) + "\"}";
    return ServedApi.Setup.of(SCHEMA)
        .resolve("Mutation.publish", "large")
        .realtime(LIMITS)
        .serve(new FakeFunctions().on("large", context -> new Result.Answered(large)));
  }

  /// A client whose subscription has begun, and who reads no further than to know of it.
  private static RawSocket subscribedAndSilent(ServedApi api) throws IOException {
    var slow = RawSocket.guest(api);
    slow.say(
        RealtimeClient.starting(
            "slow", "subscription { all { note } }", Map.of(), RealtimeClient.GUEST));
    assertThat(slow.next().text()).contains("start_ack");
    return slow;
  }

  @Test
  void it_is_cut_off_and_nobody_else_notices() throws IOException {
    try (var api = serve();
        var reader = RealtimeClient.guest(api);
        var slow = subscribedAndSilent(api)) {
      reader.start("reader", "subscription { all { note } }");
      reader.expect("start_ack");

      for (var published = 0; api.realtime().connections() == 2; published++) {
        assertThat(published).as("events published to a client that reads none").isLessThan(500);
        api.signedQuery("mutation { publish { note } }");
        assertThat(reader.expect("data").path("id").asText()).isEqualTo("reader");
      }
      assertThat(slow.status()).contains("101");
    }
  }

  @Test
  void it_does_not_hold_up_a_server_that_stops() throws IOException {
    try (var api = serve();
        var slow = subscribedAndSilent(api)) {
      // More than the connection's own buffers take, and less than what cuts it off.
      for (var published = 0; published < LIMITS.waitingFrames(); published++) {
        api.signedQuery("mutation { publish { note } }");
      }
      assertThat(slow.status()).contains("101");
      var stopping = Thread.ofVirtual().start(api::close);
      Eventually.holds("the server has stopped", () -> !stopping.isAlive());
    }
  }
}
