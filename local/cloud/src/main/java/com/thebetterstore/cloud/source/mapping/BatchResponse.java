package com.thebetterstore.cloud.source.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashSet;
import java.util.Set;

/// What a function that reports item failures says of its batch.
///
/// Lambda's reading is lenient about saying nothing and strict about everything else: an answer
/// that names an empty or unknown item fails the whole batch.
public sealed interface BatchResponse {

  ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /// Nothing, `null`, an empty object, or an empty or null list.
  record AllSucceeded() implements BatchResponse {}

  /// Only these come again.
  ///
  /// @param items message ids or sequence numbers, each part of the batch
  record SomeFailed(Set<String> items) implements BatchResponse {
    public SomeFailed {
      items = Set.copyOf(items);
    }
  }

  /// The whole batch counts as failed.
  record Unreadable(String reason) implements BatchResponse {}

  /// Reads an answer.
  ///
  /// @param batch the identifiers of all items in the batch
  static BatchResponse read(String payload, Set<String> batch) {
    if (payload.isBlank()) {
      return new AllSucceeded();
    }
    try {
      var answer = JSON.readTree(payload);
      if (answer.isNull()) {
        return new AllSucceeded();
      }
      return answer.isObject()
          ? read(answer.path("batchItemFailures"), batch)
          : new Unreadable("the answer is not an object");
    } catch (JsonProcessingException malformed) {
      return new Unreadable("the answer is not JSON");
    }
  }

  private static BatchResponse read(JsonNode failures, Set<String> batch) {
    if (failures.isMissingNode() || failures.isNull()) {
      return new AllSucceeded();
    }
    if (!failures.isArray()) {
      return new Unreadable("batchItemFailures is not a list");
    }
    var items = new LinkedHashSet<String>();
    for (var failure : failures) {
      var item = failure.path("itemIdentifier");
      if (!item.isTextual() || !batch.contains(item.asText())) {
        return new Unreadable("an itemIdentifier is empty or not in the batch: " + failure);
      }
      items.add(item.asText());
    }
    return items.isEmpty() ? new AllSucceeded() : new SomeFailed(items);
  }
}
