package com.thebetterstore.platform.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.OrderExpired;
import com.thebetterstore.platform.json.EventJson;
import com.thebetterstore.platform.json.Json;
import com.thebetterstore.platform.json.SampleEvents;
import com.thebetterstore.platform.log.LogLines;
import com.thebetterstore.platform.work.RecordedSegments;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What log and traces say of the work of functions behind queues.
class TracedWorkTest {

  private static final String NUMBER = "TBS-7K3M-9QXD";
  private static final String CORRELATION_ID = "cor_01ARZ3NDEKTSV4RRFFQ69G5FB2";
  private static final int MOST_OF_A_LINE = 260;
  private static final String OTHER_TRACE = "1-5759e988-000000000000000000000002";

  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(TracedWorkTest.class);

  private final RecordedSegments recorded = new RecordedSegments();
  private final LogLines log = LogLines.listen();

  @AfterEach
  void stopListening() {
    log.close();
  }

  @Test
  void what_follows_from_a_message_hangs_under_its_handling_in_the_senders_trace()
      throws IOException {
    var causes = new ArrayList<String>();

    Call.of(
        eachAlone(item -> causes.add(follow(item).traceHeader())),
        queue(message("m-1", RecordedSegments.TRACE, event())));

    var segment = recorded.only();
    assertThat(segment.path("name").asText()).isEqualTo("function-under-test");
    assertThat(segment.path("trace_id").asText()).isEqualTo(RecordedSegments.TRACE);
    assertThat(segment.path("parent_id").asText()).isEqualTo(RecordedSegments.SENDER);
    assertThat(causes)
        .containsExactly(
            "Root=%s;Parent=%s;Sampled=1"
                .formatted(RecordedSegments.TRACE, segment.path("id").asText()));
  }

  @Test
  void a_segment_can_be_searched_by_correlation_id_order_and_event() throws IOException {
    Call.of(eachAlone(item -> {}), queue(message("m-1", RecordedSegments.TRACE, event())));

    assertThat(recorded.only().path("annotations"))
        .isEqualTo(
            Json.mapper()
                .createObjectNode()
                .put("correlationId", CORRELATION_ID)
                .put("event", "OrderExpired")
                .put("orderNumber", NUMBER));
    assertThat(recorded.only().at("/aws/request_id").asText()).isEqualTo("request-1");
  }

  @Test
  void a_message_that_cannot_be_handled_is_a_fault_of_its_own_trace_only() throws IOException {
    Call.of(
        eachAlone(item -> {
          if (item.message().messageId().equals("m-1")) {
            throw new IllegalStateException("poison");
          }
        }),
        queue(
            message("m-1", RecordedSegments.TRACE, event()), message("m-2", OTHER_TRACE, event())));

    assertThat(recorded.all())
        .extracting(it -> it.path("trace_id").asText(), it -> it.path("fault").asBoolean())
        .containsExactly(tuple(RecordedSegments.TRACE, true), tuple(OTHER_TRACE, false));
  }

  @Test
  void messages_that_are_handled_together_each_stay_in_their_own_trace() throws IOException {
    var headers = new ArrayList<String>();

    Call.of(
        together(batch -> {
          batch.forEach(item -> headers.add(String.valueOf(item.work().traceHeader())));
          return batch.subList(1, 2);
        }),
        queue(
            message("m-1", RecordedSegments.TRACE, event()),
            message("m-2", OTHER_TRACE, "no event")));

    assertThat(recorded.all())
        .extracting(it -> it.path("trace_id").asText(), it -> it.path("fault").asBoolean())
        .containsExactly(tuple(RecordedSegments.TRACE, false), tuple(OTHER_TRACE, true));
    assertThat(recorded.all()).extracting(it -> it.has("annotations")).containsExactly(true, false);
    assertThat(headers)
        .containsExactlyElementsOf(
            recorded.all().stream().map(TracedWorkTest::headerUnder).toList());
  }

  @Test
  void a_batch_that_is_thrown_away_whole_is_a_fault_in_every_trace() {
    var function =
        together(batch -> {
          throw new IllegalStateException("no database");
        });

    assertThat(
            catchThrowable(() ->
                Call.of(
                    function,
                    queue(
                        message("m-1", RecordedSegments.TRACE, event()),
                        message("m-2", OTHER_TRACE, event())))))
        .hasMessage("no database");
    assertThat(recorded.all())
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.path("fault").asBoolean()).isTrue());
  }

  @Test
  void each_message_leaves_one_line_that_says_whose_it_was_and_how_it_went() throws IOException {
    Call.of(
        eachAlone(item -> {}),
        queue(message("m-1", RecordedSegments.TRACE, event()), message("m-2", OTHER_TRACE, "x")));

    var lines = log.contexts("message");
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst())
        .containsEntry("correlationId", CORRELATION_ID)
        .containsEntry("orderNumber", NUMBER)
        .containsEntry("event", "OrderExpired")
        .containsEntry("traceId", RecordedSegments.TRACE);
    assertThat(log.with("message"))
        .allSatisfy(line -> {
          assertThat(line.has("outcome")).isFalse();
          assertThat(line.path("durationMillis").isNumber()).isTrue();
        });
    assertThat(lines.getLast())
        .containsEntry("traceId", OTHER_TRACE)
        .doesNotContainKeys("correlationId", "orderNumber", "event");
    assertThat(log.texts()).containsExactly("INFO message", "INFO message");
  }

  @Test
  void the_line_of_a_message_says_what_was_done_if_it_was_done() throws IOException {
    Call.of(
        eachAlone(item -> {
          item.work().did("order settled").with("paymentStatus", "PAID");
          if (item.message().messageId().equals("m-2")) {
            throw new IllegalStateException("poison");
          }
        }),
        queue(
            message("m-1", RecordedSegments.TRACE, event()), message("m-2", OTHER_TRACE, event())));

    assertThat(log.texts())
        .containsExactly(
            "INFO order settled",
            "ERROR message could not be handled and will come again",
            "INFO message");
    assertThat(log.with("order settled").getFirst().path("paymentStatus").asText())
        .isEqualTo("PAID");
    assertThat(log.with("message").getFirst().path("outcome").asText()).isEqualTo("failed");
  }

  /// Every order writes some forty of them.
  @Test
  void the_line_of_a_message_is_no_longer_than_what_is_needed() throws IOException {
    Call.of(eachAlone(item -> {}), queue(message("m-1", RecordedSegments.TRACE, event())));

    assertThat(log.all()).hasSize(1);
    assertThat(log.all().getFirst().toString()).hasSizeLessThanOrEqualTo(MOST_OF_A_LINE);
  }

  @Test
  void the_line_of_a_fault_says_which_message_of_which_invocation_it_was() throws IOException {
    Call.of(
        eachAlone(item -> {
          throw new IllegalStateException("poison");
        }),
        queue(message("m-1", RecordedSegments.TRACE, event())));

    assertThat(log.context("message could not be handled and will come again"))
        .containsEntry("function", "function-under-test")
        .containsEntry("requestId", "request-1")
        .containsEntry("messageId", "m-1")
        .containsEntry("correlationId", CORRELATION_ID);
  }

  @Test
  void a_fault_of_the_whole_invocation_belongs_to_no_message_and_to_its_own_trace() {
    var own = "1-5759e988-0000000000000000000000ff";

    var fault =
        catchThrowable(() ->
            Call.of(
                together(batch -> {
                  throw new IllegalStateException("no database");
                }),
                queue(message("m-1", RecordedSegments.TRACE, event())),
                new TestContext("request-1", "Root=" + own)));

    assertThat(fault).hasMessage("no database");
    assertThat(log.texts()).containsExactly("INFO message", "INFO invocation");
    assertThat(log.with("invocation").getFirst().path("outcome").asText()).isEqualTo("failed");
    assertThat(log.context("invocation"))
        .containsEntry("traceId", own)
        .doesNotContainKeys("correlationId", "orderNumber", "event", "messageId");
  }

  @Test
  void a_message_of_others_is_followed_by_what_its_handler_finds_out() throws IOException {
    Call.of(
        eachAlone(item -> {
          item.work().follows(new CorrelationId("cor_9"), "evt_9");
          item.work().order(new OrderNumber("TBS-9"));
        }),
        queue(message("m-1", RecordedSegments.TRACE, "a webhook")));

    assertThat(recorded.only().path("annotations"))
        .isEqualTo(
            Json.mapper()
                .createObjectNode()
                .put("correlationId", "cor_9")
                .put("orderNumber", "TBS-9"));
  }

  @Test
  void log_lines_of_messages_that_are_handled_together_are_about_the_one_at_hand()
      throws IOException {
    Call.of(
        together(batch -> {
          LOG.warn("before");
          batch.forEach(item -> {
            item.work().resume();
            LOG.warn("at hand");
          });
          return List.of();
        }),
        queue(
            message("m-1", RecordedSegments.TRACE, event()),
            message("m-2", OTHER_TRACE, "no event")));

    assertThat(log.contexts("before").getFirst())
        .doesNotContainKeys("messageId", "traceId", "event");
    assertThat(log.contexts("at hand"))
        .extracting(it -> it.get("messageId"), it -> it.get("traceId"), it -> it.get("orderNumber"))
        .containsExactly(
            tuple("m-1", RecordedSegments.TRACE, NUMBER), tuple("m-2", OTHER_TRACE, null));
  }

  private static String headerUnder(JsonNode segment) {
    return "Root=%s;Parent=%s;Sampled=1"
        .formatted(segment.path("trace_id").asText(), segment.path("id").asText());
  }

  private static String event() {
    var expired =
        new OrderExpired(
            new OrderId("ord_1"), new OrderNumber(NUMBER), Instant.parse("2026-11-22T12:00:00Z"));
    return """
    {"detail-type": "OrderExpired", "source": "tbs.ordering", "detail": %s}
    """
        .formatted(EventJson.detail(SampleEvents.enveloped(expired)));
  }

  private static JsonNode message(String id, String trace, String body) {
    var message = Json.mapper().createObjectNode().put("messageId", id).put("body", body);
    message
        .putObject("attributes")
        .put(
            "AWSTraceHeader",
            "Root=%s;Parent=%s;Sampled=1".formatted(trace, RecordedSegments.SENDER));
    return message;
  }

  private static String queue(JsonNode... messages) {
    var event = Json.mapper().createObjectNode();
    event.putArray("Records").addAll(List.of(messages));
    return event.toString();
  }

  private static Cause follow(MessageWork item) {
    var metadata = EventJson.read(item.message().body()).metadata();
    return item.work().follows(metadata.correlationId(), metadata.eventId().value());
  }

  private QueueBatchHandler eachAlone(Consumer<MessageWork> handler) {
    return new QueueBatchHandler(recorded.segments()) {
      @Override
      protected List<MessageWork> handle(QueueBatch batch) {
        return batch.eachAlone(handler);
      }
    };
  }

  private QueueBatchHandler together(UnaryOperator<List<MessageWork>> handler) {
    return new QueueBatchHandler(recorded.segments()) {
      @Override
      protected List<MessageWork> handle(QueueBatch batch) {
        return batch.together(handler);
      }
    };
  }
}
