package com.thebetterstore.platform.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.platform.json.Json;
import com.thebetterstore.platform.work.RecordedSegments;
import com.thebetterstore.platform.work.Segments;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

class OutboxRelayHandlerTest {

  private final List<List<PutEventsRequestEntry>> calls = new ArrayList<>();

  @Test
  void a_new_outbox_row_is_put_on_the_bus_as_it_was_written() throws IOException {
    var answer = Call.of(relay(refuses(entry -> false)), stream(row("INSERT", "OUTBOX#evt_1", 1)));

    assertThat(answer.path("batchItemFailures")).isEmpty();
    assertThat(calls)
        .singleElement()
        .satisfies(entries ->
            assertThat(entries)
                .containsExactly(
                    PutEventsRequestEntry.builder()
                        .eventBusName("tbs-test")
                        .source("tbs.ordering")
                        .detailType("OrderPlaced")
                        .detail("{\"n\": 1}")
                        .traceHeader("Root=1-2-3")
                        .build()));
  }

  @Test
  void an_event_goes_on_in_the_trace_of_its_publisher_under_the_relay() throws IOException {
    var recorded = new RecordedSegments();
    var event =
        row("INSERT", "OUTBOX#evt_1", 1)
            .replace("Root=1-2-3", RecordedSegments.HEADER)
            .replace(
                "{\\\"n\\\": 1}",
                "{\\\"metadata\\\": {\\\"correlationId\\\": \\\"cor_1\\\"},"
                    + " \\\"data\\\": {\\\"orderNumber\\\": \\\"TBS-1\\\"}}");

    Call.of(
        new OutboxRelayHandler(refuses(entry -> false), "tbs-test", recorded.segments()) {},
        stream(event));

    assertThat(recorded.only().path("parent_id").asText()).isEqualTo(RecordedSegments.SENDER);
    assertThat(recorded.only().path("annotations"))
        .isEqualTo(
            Json.mapper()
                .createObjectNode()
                .put("correlationId", "cor_1")
                .put("event", "OrderPlaced")
                .put("orderNumber", "TBS-1"));
    assertThat(calls.getFirst().getFirst().traceHeader())
        .isEqualTo(
            "Root=%s;Parent=%s;Sampled=1"
                .formatted(RecordedSegments.TRACE, recorded.only().path("id").asText()));
  }

  @Test
  void an_event_that_the_bus_did_not_take_is_a_fault_in_its_trace() throws IOException {
    var recorded = new RecordedSegments();

    Call.of(
        new OutboxRelayHandler(refuses(entry -> true), "tbs-test", recorded.segments()) {},
        stream(row("INSERT", "OUTBOX#evt_1", 1).replace("Root=1-2-3", RecordedSegments.HEADER)));

    assertThat(recorded.only().path("fault").asBoolean()).isTrue();
  }

  @Test
  void changes_of_other_items_and_expired_rows_are_not_events() throws IOException {
    var answer =
        Call.of(
            relay(refuses(entry -> false)),
            stream(
                row("INSERT", "ORDER#ord_1", 1),
                row("MODIFY", "OUTBOX#evt_1", 2),
                row("REMOVE", "OUTBOX#evt_2", 3)));

    assertThat(answer.path("batchItemFailures")).isEmpty();
    assertThat(calls).isEmpty();
  }

  @Test
  void only_the_events_that_the_bus_did_not_take_are_sent_again() throws IOException {
    var refusedOnce = new ArrayList<>(List.of("{\"n\": 2}"));

    var answer =
        Call.of(
            relay(refuses(entry -> refusedOnce.remove(entry.detail()))),
            stream(
                row("INSERT", "OUTBOX#evt_1", 1),
                row("INSERT", "OUTBOX#evt_2", 2),
                row("INSERT", "OUTBOX#evt_3", 3)));

    assertThat(answer.path("batchItemFailures")).isEmpty();
    assertThat(calls).hasSize(2);
    assertThat(calls.getLast())
        .extracting(PutEventsRequestEntry::detail)
        .containsExactly("{\"n\": 2}");
  }

  @Test
  void an_event_that_the_bus_keeps_refusing_is_named_by_its_sequence_number() throws IOException {
    var answer =
        Call.of(
            relay(refuses(entry -> entry.detail().equals("{\"n\": 2}"))),
            stream(row("INSERT", "OUTBOX#evt_1", 1), row("INSERT", "OUTBOX#evt_2", 2)));

    assertThat(answer)
        .isEqualTo(
            Json.mapper().readTree("{\"batchItemFailures\": [{\"itemIdentifier\": \"seq-2\"}]}"));
  }

  @Test
  void no_call_exceeds_the_ten_entries_that_the_bus_allows() throws IOException {
    var rows =
        IntStream.range(0, 23)
            .mapToObj(i -> row("INSERT", "OUTBOX#evt_" + i, i))
            .toArray(String[]::new);

    Call.of(relay(refuses(entry -> false)), stream(rows));

    assertThat(calls).extracting(List::size).containsExactly(10, 10, 3);
  }

  private static OutboxRelayHandler relay(EventBridgeClient events) {
    return new OutboxRelayHandler(events, "tbs-test", Segments.disabled()) {};
  }

  private EventBridgeClient refuses(Predicate<PutEventsRequestEntry> refused) {
    var client = Mockito.mock(EventBridgeClient.class);
    Mockito.when(client.putEvents(ArgumentMatchers.<Consumer<PutEventsRequest.Builder>>any()))
        .thenAnswer(call -> {
          Consumer<PutEventsRequest.Builder> given = call.getArgument(0);
          var request = PutEventsRequest.builder().applyMutation(given).build();
          calls.add(request.entries());
          return PutEventsResponse.builder()
              .entries(request.entries().stream().map(it -> result(refused.test(it))).toList())
              .build();
        });
    return client;
  }

  private static PutEventsResultEntry result(boolean refused) {
    var result = PutEventsResultEntry.builder();
    return (refused ? result.errorCode("InternalFailure") : result.eventId("id")).build();
  }

  private static String stream(String... rows) {
    return List.of(rows).stream().collect(Collectors.joining(",", "{\"Records\": [", "]}"));
  }

  private static String row(String eventName, String key, int number) {
    return """
    {"eventName": "%s", "dynamodb": {
      "SequenceNumber": "seq-%d",
      "Keys": {"pk": {"S": "%s"}},
      "NewImage": {
        "pk": {"S": "%s"}, "source": {"S": "tbs.ordering"}, "detailType": {"S": "OrderPlaced"},
        "detail": {"S": "{\\"n\\": %d}"}, "traceHeader": {"S": "Root=1-2-3"}}}}
    """
        .formatted(eventName, number, key, key, number);
  }
}
