package com.thebetterstore.platform.work;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.platform.json.Json;
import java.util.HashMap;
import java.util.Map;

/// What log lines and segments say of an event of the store; nothing of what is none.
final class EventFields {

  private EventFields() {}

  /// @param delivered the event as a rule delivers it: EventBridge's own envelope around `detail`
  static Map<String, String> of(String delivered) {
    try {
      var event = Json.mapper().readTree(delivered);
      return fields(event.path("detail-type").asText(), event.path("detail"));
    } catch (JacksonException noEvent) {
      return Map.of();
    }
  }

  /// @param detail `{"metadata": …, "data": …}`
  static Map<String, String> of(String detailType, String detail) {
    try {
      return fields(detailType, Json.mapper().readTree(detail));
    } catch (JacksonException noEvent) {
      return Map.of();
    }
  }

  private static Map<String, String> fields(String detailType, JsonNode detail) {
    var fields = new HashMap<String, String>();
    put(fields, LogContext.CORRELATION_ID, detail.at("/metadata/correlationId"));
    put(fields, LogContext.ORDER_NUMBER, detail.at("/data/orderNumber"));
    if (!fields.isEmpty()) {
      fields.put(LogContext.EVENT, detailType);
    }
    return fields;
  }

  private static void put(Map<String, String> fields, String name, JsonNode value) {
    if (value.isTextual()) {
      fields.put(name, value.asText());
    }
  }
}
