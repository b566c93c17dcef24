package com.thebetterstore.platform.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.platform.Environment;
import com.thebetterstore.platform.json.Json;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentsTest {

  private final RecordedSegments recorded = new RecordedSegments();
  private final Segments segments = recorded.segments();

  @Test
  void a_segment_is_sent_in_the_form_of_xrays_documents() throws IOException {
    var segment = open(RecordedSegments.HEADER);
    segment.close(false, "req-1", Map.of("orderNumber", "TBS-1"));

    var document = recorded.only();
    assertThat(document.path("id").asText()).matches("[0-9a-f]{16}");
    assertThat(document)
        .isEqualTo(
            Json.mapper()
                .readTree(
                    """
                    {"name": "receipts", "id": "%s", "trace_id": "%s", "parent_id": "%s",
                     "start_time": 1795348800.75, "end_time": 1795348801.25,
                     "origin": "AWS::Lambda::Function",
                     "aws": {"request_id": "req-1"}, "annotations": {"orderNumber": "TBS-1"}}
                    """
                        .formatted(
                            document.path("id").asText(),
                            RecordedSegments.TRACE,
                            RecordedSegments.SENDER)));
  }

  @Test
  void what_follows_stays_in_the_trace_and_names_the_segment_as_its_parent() {
    var segment = open(RecordedSegments.HEADER);
    segment.close(false, null, Map.of());

    assertThat(segment.header())
        .isEqualTo(
            "Root=%s;Parent=%s;Sampled=1"
                .formatted(RecordedSegments.TRACE, recorded.only().path("id").asText()));
  }

  @Test
  void work_that_failed_is_a_fault() {
    open(RecordedSegments.HEADER).close(true, null, Map.of());

    assertThat(recorded.only().path("fault").asBoolean()).isTrue();
  }

  @Test
  void a_trace_that_xray_does_not_sample_is_handed_on_and_not_sent() {
    var segment = open(RecordedSegments.HEADER.replace("Sampled=1", "Sampled=0"));
    segment.close(false, null, Map.of());

    assertThat(recorded.all()).isEmpty();
    assertThat(segment.header())
        .startsWith("Root=" + RecordedSegments.TRACE + ";Parent=")
        .endsWith(";Sampled=0");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "Root=",
        "Root=1-2-3",
        "Parent=53995c3f42cd8ad8;Sampled=1",
        "Root=1-5759E988-BD862E3FE1BE46A994272793",
        "Root=1-5759e988-bd862e3fe1be46a994272793x",
        ";;;=,"
      })
  void a_header_that_is_none_is_handed_on_as_it_came_and_nothing_is_sent(String header) {
    var segment = open(header);
    segment.close(false, null, Map.of());

    assertThat(recorded.all()).isEmpty();
    assertThat(segment.header()).isEqualTo(header);
  }

  @Test
  void the_parts_of_a_header_come_in_any_order_and_with_others() {
    open("Self=1-67891234-12456789abcdef012345678;Sampled=1; Root="
            + RecordedSegments.TRACE
            + ";Lineage=a:0|b:1")
        .close(false, null, Map.of());

    assertThat(recorded.only().path("trace_id").asText()).isEqualTo(RecordedSegments.TRACE);
    assertThat(recorded.only().has("parent_id")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:%d", "tcp:127.0.0.1:1 udp:127.0.0.1:%d"})
  void the_daemon_receives_each_segment_as_one_datagram(String setting) throws IOException {
    try (var daemon = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      daemon.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
      var environment =
          new Environment(
              Map.of("AWS_XRAY_DAEMON_ADDRESS", setting.formatted(daemon.getLocalPort())));
      open(Segments.of(environment), RecordedSegments.HEADER).close(false, null, Map.of());

      var packet = new DatagramPacket(new byte[65_536], 65_536);
      daemon.receive(packet);
      var lines =
          new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8)
              .split("\n", -1);
      assertThat(lines).hasSize(2);
      assertThat(lines[0]).isEqualTo("{\"format\": \"json\", \"version\": 1}");
      assertThat(Json.mapper().readTree(lines[1]).path("name").asText()).isEqualTo("receipts");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:1", "nowhere", "127.0.0.1:port", "no.such.host.invalid:2000"})
  void a_daemon_that_cannot_be_reached_harms_nothing(String address) {
    var environment = new Environment(Map.of("AWS_XRAY_DAEMON_ADDRESS", address));

    open(Segments.of(environment), RecordedSegments.HEADER).close(false, null, Map.of());
  }

  private Segments.Segment open(String header) {
    return open(segments, header);
  }

  private static Segments.Segment open(Segments segments, String header) {
    return segments.ofFunction("receipts", header);
  }
}
