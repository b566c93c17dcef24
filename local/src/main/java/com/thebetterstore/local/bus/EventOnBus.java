package com.thebetterstore.local.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/// An event that the bus has taken, in EventBridge's envelope.
///
/// @param json the envelope, as text: what a target without a transformer receives
/// @param ingestedAt when `PutEvents` took it
/// @param traceHeader X-Ray's, if the publisher gave one
record EventOnBus(String json, Instant ingestedAt, Optional<String> traceHeader) {

  ObjectNode tree() {
    try {
      return (ObjectNode) Json.EXACT.readTree(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("the bus wrote an event that is not JSON", impossible);
    }
  }
}
