package com.thebetterstore.local.bus;

import java.util.Map;
import java.util.Optional;

/// What a service of AWS lays in a queue.
///
/// @param attributes message attributes, all of type String
/// @param traceHeader X-Ray's, handed on as `AWSTraceHeader`
/// @param groupId for queues that keep order
public record QueueMessage(
    String body,
    Map<String, String> attributes,
    Optional<String> traceHeader,
    Optional<String> groupId) {

  public QueueMessage {
    attributes = Map.copyOf(attributes);
  }

  /// A message of which only the body matters.
  public static QueueMessage of(String body) {
    return new QueueMessage(body, Map.of(), Optional.empty(), Optional.empty());
  }
}
