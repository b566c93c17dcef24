package com.thebetterstore.cloud.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.cloud.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracerTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String ROOT = "1-5759e988-bd862e3fe1be46a994272793";
  private static final TraceHeader CALLER =
      new TraceHeader("Root=" + ROOT + ";Parent=53995c3f42cd8ad8;Sampled=1");

  private final MovableClock clock = new MovableClock(NOON);
  private final List<Segment> recorded = new ArrayList<>();
  private final Tracer tracer = new Tracer(recorded::add, clock, new Random(1));

  @Test
  void a_span_is_told_when_it_ends_with_its_callers_segment_as_its_parent() {
    var span = tracer.begin("api", "AWS::AppSync::GraphQLAPI", CALLER);
    clock.advance(Duration.ofMillis(20));
    assertThat(recorded).isEmpty();

    span.end(true, Map.of("messages", "2"));

    var segment = recorded.getFirst();
    assertThat(segment.traceId()).isEqualTo(ROOT);
    assertThat(segment.parentId()).contains("53995c3f42cd8ad8");
    assertThat(segment.origin()).contains("AWS::AppSync::GraphQLAPI");
    assertThat(segment.start()).isEqualTo(NOON);
    assertThat(segment.end()).contains(NOON.plusMillis(20));
    assertThat(segment.failed()).isTrue();
    assertThat(segment.annotations()).containsEntry("messages", "2");
  }

  @Test
  void what_follows_from_a_span_belongs_under_it() {
    var span = tracer.begin("api", "AWS::AppSync::GraphQLAPI", CALLER);
    var part = span.part("field");
    part.end(false);
    span.end(false);

    assertThat(recorded).extracting(Segment::name).containsExactly("field", "api");
    assertThat(recorded.getFirst().parentId()).contains(recorded.getLast().id());
    assertThat(recorded.getFirst().origin()).isEmpty();
    assertThat(span.header().value())
        .isEqualTo("Root=%s;Parent=%s;Sampled=1".formatted(ROOT, recorded.getLast().id()));
  }

  @Test
  void a_new_trace_names_no_parent() {
    var header = TraceHeader.start(clock, new Random(1));
    tracer.begin("gateway", "AWS::ApiGateway::Stage", header).end(false);

    assertThat(header.value()).matches("Root=1-6b02d940-[0-9a-f]{24};Sampled=1");
    assertThat(recorded.getFirst().parentId()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0",
        "Root=1-new",
        ""
      })
  void a_trace_that_x_ray_does_not_want_is_not_told_and_its_header_handed_on(String header) {
    var span = tracer.begin("api", "AWS::AppSync::GraphQLAPI", new TraceHeader(header));
    var part = span.part("field");
    part.end(false);
    span.end(false);

    assertThat(recorded).isEmpty();
    assertThat(part.header().value()).isEqualTo(header);
  }

  @Test
  void where_the_template_has_tracing_off_nothing_is_told_and_headers_are_handed_on() {
    var span = tracer.when(false).when(true).begin("api", "AWS::AppSync::GraphQLAPI", CALLER);
    span.end(false);

    assertThat(recorded).isEmpty();
    assertThat(span.header()).isEqualTo(CALLER);
  }
}
