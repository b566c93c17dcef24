package com.thebetterstore.cloud.appsync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.cloud.appsync.realtime.RealtimeEndpoint;
import com.thebetterstore.cloud.testing.Eventually;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Frames that break RFC 6455, or only look odd: the connection they come over ends, or goes on,
/// and no other notices.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedFramesTest {

  private static final String SCHEMA =
      """
      type Query @aws_api_key { q: String }
      type Mutation { publish: Update @aws_iam }
      type Subscription { all: Update @aws_subscribe(mutations: ["publish"]) @aws_api_key }
      type Update @aws_api_key @aws_iam { note: String }
      """;

  private static final int TOO_LARGE = 1009;

  private static final byte[] START =
      RealtimeClient.starting(
              "parts", "subscription { all { note } }", Map.of(), RealtimeClient.GUEST)
          .getBytes(UTF_8);

  private final ServedApi api =
      ServedApi.Setup.of(SCHEMA)
          .resolve("Mutation.publish", "note")
          .serve(new FakeFunctions().on("note", "{\"note\":\"n\"}"));
  private final RealtimeClient other = RealtimeClient.guest(api);

  MalformedFramesTest() {
    other.start("other", "subscription { all { note } }");
    other.expect("start_ack");
  }

  @AfterAll
  void stop() {
    other.close();
    api.close();
  }

  private void assertOthersHear() {
    api.signedQuery("mutation { publish { note } }");
    assertThat(other.expect("data").path("id").asText()).isEqualTo("other");
  }

  /// All have a mask of zeros, but the first.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          not masked,                        81027b7d,                     1002
          a reserved bit,                    c1820000000000,               1002
          a kind of frame that does not exist, 8380000000000000,           1002
          a continuation of nothing,         8080000000000000,             1002
          a text within a text,              0181000000006181810000000061, 1002
          a ping in parts,                   0981000000006161,             1002
          a close without its second byte,   88810000000003,               1002
          a status that may not be sent,     88820000000003ed,             1002
          text that is not UTF-8,            81820000000000c328,           1007
          longer than any memory,            81ff7fffffffffffffff00000000, 1009
          longer than any number,            81ffffffffffffffffff00000000, 1009
          """)
  void a_malformed_frame_ends_its_own_connection_only(String what, String hex, int status)
      throws IOException {
    try (var client = RawSocket.guest(api)) {
      client.say("{\"type\":\"connection_init\"}");
      assertThat(client.next().text()).contains("connection_ack");
      assertThat(client.next().text()).contains("\"ka\"");

      client.send(HexFormat.of().parseHex(hex));

      var answer = client.next();
      assertThat(answer.opcode()).as(what).isEqualTo(RawSocket.CLOSE);
      assertThat(answer.closeStatus()).as(what).isEqualTo(status);
      assertOthersHear();
      Eventually.holds("it is forgotten", () -> api.realtime().connections() == 1);
    }
  }

  @Test
  void a_client_that_leaves_in_the_middle_of_a_frame_is_forgotten() throws IOException {
    try (var client = RawSocket.guest(api)) {
      Eventually.holds("it is there", () -> api.realtime().connections() == 2);
      client.send(new byte[] {(byte) RawSocket.TEXT, (byte) 0xfe, 0x7f});
    }
    Eventually.holds("it is forgotten", () -> api.realtime().connections() == 1);
    assertOthersHear();
  }

  @Test
  void a_message_may_come_in_many_parts_with_a_ping_between_them() throws IOException {
    try (var client = RawSocket.guest(api)) {
      for (var i = 0; i < START.length; i++) {
        var opcode = (i == 0 ? 0x01 : 0x00) | (i == START.length - 1 ? 0x80 : 0x00);
        client.send(RawSocket.frame(opcode, new byte[] {START[i]}));
        if (i == 1) {
          client.send(RawSocket.frame(0x89, new byte[] {42}));
        }
      }

      var pong = client.next();
      assertThat(pong.opcode()).isEqualTo(RawSocket.PONG);
      assertThat(pong.payload().get(0)).isEqualTo((byte) 42);
      assertThat(client.next().text()).contains("start_ack", "parts");
    }
  }

  /// One byte over: a server that closes before it has read everything resets the connection, and
  /// its close frame may be lost.
  @ParameterizedTest
  @CsvSource({"0x01, 1", "0x01, 5", "0x02, 1", "0x02, 5"})
  void a_message_over_the_limit_ends_its_own_connection_only(String kind, int parts)
      throws IOException {
    try (var client = RawSocket.guest(api)) {
      var left = RealtimeEndpoint.Limits.ofAppSync().frameCharacters() + 1;
      for (var part = 0; part < parts; part++) {
        var length = left / (parts - part);
        left -= length;
        var opcode = (part == 0 ? Integer.decode(kind) : 0x00) | (left == 0 ? 0x80 : 0x00);
        client.send(RawSocket.frame(opcode, "x".repeat(length).getBytes(UTF_8)));
      }

      assertThat(client.next().closeStatus()).isEqualTo(TOO_LARGE);
      assertOthersHear();
    }
  }

  @Test
  void a_message_at_the_limit_is_read() throws IOException {
    try (var client = RawSocket.guest(api)) {
      var start = "{\"type\":\"connection_init\",\"pad\":\"\"}";
      var pad = RealtimeEndpoint.Limits.ofAppSync().frameCharacters() - start.length();
      client.say(start.replace("\"\"}", "\"" + "x".repeat(pad) + "\"}"));

      assertThat(client.next().text()).contains("connection_ack");
    }
  }

  @Test
  void a_ping_is_answered_before_and_after_a_client_has_said_anything() {
    try (var silent = RealtimeClient.connect(api, RealtimeClient.GUEST);
        var guest = RealtimeClient.guest(api)) {
      silent.ping();
      guest.ping();
    }
  }
}
