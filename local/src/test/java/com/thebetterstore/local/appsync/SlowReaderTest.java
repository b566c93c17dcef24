package com.thebetterstore.local.appsync;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.local.appsync.FunctionCaller.Result;
import com.thebetterstore.local.appsync.realtime.RealtimeEndpoint;
import com.thebetterstore.local.testing.Eventually;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
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

  @Test
  void it_is_cut_off_and_nobody_else_notices() throws IOException {
    var limits =
        new RealtimeEndpoint.Limits(
            Duration.ofHours(1), Duration.ofHours(1), 10, 64 * 1024, 240 * 1024, 16);
    var large = "{\"note\":\"" + "x".repeat(200_000) + "\"}";
    var functions = new FakeFunctions().on("large", context -> new Result.Answered(large));
    try (var api =
            ServedApi.Setup.of(SCHEMA)
                .resolve("Mutation.publish", "large")
                .realtime(limits)
                .serve(functions);
        var reader = RealtimeClient.guest(api);
        var slow = new Socket(InetAddress.getLoopbackAddress(), api.endpoint().getPort())) {
      reader.start("reader", "subscription { all { note } }");
      reader.expect("start_ack");
      subscribeAndFallSilent(slow);
      Eventually.holds("both are connected", () -> api.realtime().connections() == 2);

      for (var published = 0; api.realtime().connections() == 2; published++) {
        assertThat(published).as("events published to a client that reads none").isLessThan(500);
        api.signedQuery("mutation { publish { note } }");
        assertThat(reader.expect("data").path("id").asText()).isEqualTo("reader");
      }
    }
  }

  private static void subscribeAndFallSilent(Socket socket) throws IOException {
    socket.setReceiveBufferSize(4 * 1024);
    var out = socket.getOutputStream();
    var handshake =
        "GET /graphql/realtime HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + "Sec-WebSocket-Protocol: graphql-ws, header-"
            + RealtimeClient.encoded(RealtimeClient.GUEST)
            + "\r\n\r\n";
    out.write(handshake.getBytes(US_ASCII));
    out.flush();
    var in = socket.getInputStream();
    var read = new StringBuilder();
    while (read.indexOf("\r\n\r\n") < 0) {
      read.append((char) in.read());
    }
    send(
        out,
        "{\"id\":\"slow\",\"type\":\"start\",\"payload\":{\"data\":\"{\\\"query\\\":"
            + "\\\"subscription { all { note } }\\\"}\",\"extensions\":{\"authorization\":"
            + "{\"x-api-key\":\""
            + ServedApi.KEY
            + "\"}}}}");
    // The first frame of the answer: start_ack. It is not read any further than to know of it.
    assertThat(in.read()).isEqualTo(0x81);
  }

  /// One text frame, masked with zeros as a client's must be masked with something.
  private static void send(OutputStream out, String text) throws IOException {
    var payload = text.getBytes(US_ASCII);
    var frame = ByteBuffer.allocate(payload.length + 8);
    frame.put((byte) 0x81).put((byte) (0x80 | 126)).putShort((short) payload.length);
    frame.putInt(0).put(payload);
    out.write(frame.array());
    out.flush();
  }
}
