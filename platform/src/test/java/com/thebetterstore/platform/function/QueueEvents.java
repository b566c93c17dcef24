package com.thebetterstore.platform.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.Envelope;
import com.thebetterstore.contracts.EventId;
import com.thebetterstore.contracts.EventMetadata;
import com.thebetterstore.contracts.StoreEvent;
import com.thebetterstore.platform.json.EventJson;
import com.thebetterstore.platform.json.Json;
import com.thebetterstore.platform.work.Invocation;
import com.thebetterstore.platform.work.Segments;
import com.thebetterstore.platform.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What Lambda hands to a function that a queue feeds.
public final class QueueEvents {

  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

  private QueueEvents() {}

  /// These messages in one batch.
  public static String batch(String... messages) {
    return "{\"Records\": [" + String.join(",", messages) + "]}";
  }

  /// A message as somebody sent it.
  public static String message(String id, String body, Map<String, String> attributes) {
    var json = Json.mapper().createObjectNode();
    json.put("messageId", id).put("body", body).put("eventSource", "aws:sqs");
    json.putObject("attributes").put("ApproximateReceiveCount", "1");
    var sent = json.putObject("messageAttributes");
    attributes.forEach(
        (name, value) -> sent.putObject(name).put("stringValue", value).put("dataType", "String"));
    return json.toString();
  }

  /// A message that carries an event, as a rule of the bus delivers it: event `evt_{id}`, published
  /// under `cor_1`.
  public static String carrying(String id, StoreEvent event) {
    var metadata =
        new EventMetadata(new EventId("evt_" + id), new CorrelationId("cor_1"), "req_1", 1, NOON);
    var detail = EventJson.detail(new Envelope<>(metadata, event));
    return message(
        id,
        "{\"source\": \"%s\", \"detail-type\": \"%s\", \"detail\": %s}"
            .formatted(event.source(), event.detailType(), detail),
        Map.of());
  }

  /// A message at the hands of a function that is not traced.
  public static MessageWork inWork(SqsMessage message) {
    var invocation = new Invocation("function-under-test", "request-1", null);
    var work =
        Work.ofMessage(
            invocation,
            Segments.disabled(),
            message.traceHeader(),
            message.messageId(),
            message.body());
    return new MessageWork(message, work);
  }

  /// The ids of the messages that an answer wants to come again.
  public static List<String> failed(JsonNode answer) {
    return answer.path("batchItemFailures").findValuesAsText("itemIdentifier");
  }
}
