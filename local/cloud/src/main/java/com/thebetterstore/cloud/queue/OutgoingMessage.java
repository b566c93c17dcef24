package com.thebetterstore.cloud.queue;

import java.util.Map;
import java.util.Optional;

/// A message that a service of AWS sends to a queue.
///
/// @param attributes message attributes, all of type String
/// @param traceHeader X-Ray's, handed on as `AWSTraceHeader`
/// @param groupId for queues that keep order
public record OutgoingMessage(
    String body,
    Map<String, String> attributes,
    Optional<String> traceHeader,
    Optional<String> groupId) {

  public OutgoingMessage {
    attributes = Map.copyOf(attributes);
  }

  /// A message of which only the body matters.
  public static OutgoingMessage of(String body) {
    return new OutgoingMessage(body, Map.of(), Optional.empty(), Optional.empty());
  }
}
