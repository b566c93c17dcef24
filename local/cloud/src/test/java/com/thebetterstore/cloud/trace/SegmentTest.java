package com.thebetterstore.cloud.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentTest {

  private static final String TRACE = "1-5759e988-bd862e3fe1be46a994272793";
  private static final Segment CHECKOUT =
      new Segment(
          TRACE,
          "53995c3f42cd8ad8",
          Optional.of("0000000000000001"),
          "checkout",
          Optional.of("AWS::Lambda::Function"),
          Instant.parse("2026-11-22T12:00:00.123456Z"),
          Optional.of(Instant.parse("2026-11-22T12:00:01Z")),
          true,
          Map.of("orderNumber", "TBS-3PSZ-KZQX"));

  private static List<Segment> read(String document) throws JsonProcessingException {
    return Segment.read(new ObjectMapper().readTree(document));
  }

  @Test
  void what_is_written_is_read_again() throws JsonProcessingException {
    var running =
        new Segment(
            TRACE,
            "53995c3f42cd8ad9",
            Optional.empty(),
            "part",
            Optional.empty(),
            CHECKOUT.start(),
            Optional.empty(),
            false,
            Map.of());

    assertThat(read(CHECKOUT.json().toString())).containsExactly(CHECKOUT);
    assertThat(read(running.json().toString())).containsExactly(running);
  }

  /// The shape that X-Ray's own SDKs send.
  @Test
  void the_subsegments_within_a_document_are_segments_under_it() throws JsonProcessingException {
    var found =
        read(
            """
            {"name": "a", "id": "000000000000000a", "trace_id": "%s", "start_time": 1.478293361271E9,
             "end_time": 1478293361.449, "subsegments": [
               {"name": "b", "id": "000000000000000b", "start_time": 1478293361.3, "end_time": 1478293361.4,
                "fault": true, "subsegments": [
                 {"name": "c", "id": "000000000000000c", "start_time": 1478293361.35, "in_progress": true}]}]}
            """
                .formatted(TRACE));

    assertThat(found)
        .extracting(it -> it.name() + it.parentId().orElse("") + it.end().isPresent())
        .containsExactly("atrue", "b000000000000000atrue", "c000000000000000bfalse");
    assertThat(found).allMatch(it -> it.traceId().equals(TRACE));
    assertThat(found.getFirst().start()).isEqualTo(Instant.ofEpochMilli(1478293361271L));
    assertThat(found.get(1).failed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"name\":', '\"title\":', it has no name",
    "53995c3f42cd8ad8, 53995C3F, it has no good id",
    "1-5759e988, 2-5759e988, it has no good trace_id",
    "0000000000000001, '', it has no good parent_id",
    "'\"start_time\":', '\"start_time\":true,\"x\":', it has no start_time",
    "'\"end_time\":', '\"x\":', it has no end_time",
    "'\"end_time\":', '\"end_time\":1e40,\"x\":', its end_time is no time",
    "'\"end_time\":', '\"end_time\":1e17,\"x\":', its end_time is no time",
    "'\"end_time\":', '\"end_time\":1e999,\"x\":', its end_time is no time"
  })
  void what_x_ray_would_not_take_is_malformed(String good, String bad, String reason) {
    var document = CHECKOUT.json().toString();
    assertThat(document).contains(good);

    assertThatThrownBy(() -> read(document.replace(good, bad)))
        .isInstanceOf(Segment.Malformed.class)
        .hasMessage(reason);
    assertThatThrownBy(() -> read("[]")).isInstanceOf(Segment.Malformed.class);
    assertThatThrownBy(() -> read("null")).isInstanceOf(Segment.Malformed.class);
  }
}
