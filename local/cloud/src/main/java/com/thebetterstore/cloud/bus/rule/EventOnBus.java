package com.thebetterstore.cloud.bus.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.cloud.json.LosslessJson;
import java.time.Instant;
import java.util.Optional;

/// An event that the bus has taken, in EventBridge's envelope.
///
/// @param json the envelope, as text: what a target without a transformer receives
/// @param ingestedAt when `PutEvents` took it
/// @param traceHeader X-Ray's, if the publisher gave one
public record EventOnBus(String json, Instant ingestedAt, Optional<String> traceHeader) {

  ObjectNode tree() {
    try {
      return (ObjectNode) LosslessJson.EXACT.readTree(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("the bus wrote an event that is not JSON", impossible);
    }
  }
}
