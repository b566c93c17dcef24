package com.thebetterstore.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.Envelope;
import com.thebetterstore.contracts.StoreEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One message as SQS hands it to a function.
///
/// @param messageId SQS's id; a redrive gives the same message another one, so it identifies
///   nothing
/// @param attributes the sender's message attributes, as strings
/// @param traceHeader X-Ray's header for what follows from it: of its handling, or else of whoever
///   sent it
public record QueueMessage(
    String messageId, String body, Map<String, String> attributes, @Nullable String traceHeader) {

  public QueueMessage {
    attributes = Map.copyOf(attributes);
  }

  static QueueMessage of(JsonNode message) {
    var attributes = new HashMap<String, String>();
    message
        .path("messageAttributes")
        .properties()
        .forEach(it -> attributes.put(it.getKey(), it.getValue().path("stringValue").asText()));
    var trace = message.at("/attributes/AWSTraceHeader");
    return new QueueMessage(
        message.path("messageId").asText(),
        message.path("body").asText(),
        attributes,
        trace.isTextual() ? trace.asText() : null);
  }

  /// What log lines say of it.
  Map<String, String> logFields() {
    var fields = new HashMap<>(EventJson.logFields(body));
    fields.put(Step.MESSAGE_ID, messageId);
    return fields;
  }

  /// The same, being handled.
  QueueMessage under(@Nullable String handling) {
    return new QueueMessage(messageId, body, attributes, handling);
  }

  public Optional<String> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  /// The event of the store that it carries. From here on the log says what it is, and which
  /// request it follows from.
  ///
  /// Throws [IllegalArgumentException] for what is no event of the contract.
  public Envelope<StoreEvent> event() {
    Step.isAbout(this);
    return EventJson.read(body);
  }

  /// What is to be the cause of what follows from a message that carried no event of the store.
  /// From here on the log says which request it follows from.
  public Cause cause(CorrelationId correlationId, String causationId) {
    Invocation.follows(correlationId.value());
    return new Cause(correlationId, causationId, traceHeader);
  }

  /// What an event that this message carried should be given as the cause of what follows.
  public Cause causeOf(Envelope<StoreEvent> event) {
    return new Cause(
        event.metadata().correlationId(), event.metadata().eventId().value(), traceHeader);
  }
}
