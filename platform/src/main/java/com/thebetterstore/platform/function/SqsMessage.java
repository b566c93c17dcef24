package com.thebetterstore.platform.function;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One message as SQS hands it to a function.
///
/// @param messageId SQS's id; a redrive gives the same message another one, so it identifies
///   nothing
/// @param attributes the sender's message attributes, as strings
/// @param traceHeader X-Ray's header of whoever sent it
public record SqsMessage(
    String messageId, String body, Map<String, String> attributes, @Nullable String traceHeader) {

  public SqsMessage {
    attributes = Map.copyOf(attributes);
  }

  static SqsMessage of(JsonNode message) {
    var attributes = new HashMap<String, String>();
    message
        .path("messageAttributes")
        .properties()
        .forEach(it -> attributes.put(it.getKey(), it.getValue().path("stringValue").asText()));
    var trace = message.at("/attributes/AWSTraceHeader");
    return new SqsMessage(
        message.path("messageId").asText(),
        message.path("body").asText(),
        attributes,
        trace.isTextual() ? trace.asText() : null);
  }

  public Optional<String> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }
}
