package com.thebetterstore.local.cost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What AWS bills, counted from what a store on this machine wrote to its log and its traces.
///
/// @param counts how much of each, by its name: `invocations of order-cart`, for instance
public record BilledThings(SortedMap<String, Long> counts) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public BilledThings {
    counts = new TreeMap<>(counts);
  }

  /// Counts what is in a part of both.
  ///
  /// @param log lines of the store's log: those of functions are what they would write to
  ///   CloudWatch
  /// @param traces segment documents; a segment may be sent again, and counts as it was sent last
  public static BilledThings of(List<String> log, List<String> traces) {
    var counts = new TreeMap<String, Long>();
    for (var text : log) {
      var line = json(text);
      if (line.has("function")) {
        count(counts, line);
        counts.merge("bytes of log", text.getBytes(StandardCharsets.UTF_8).length + 1L, Long::sum);
      }
    }
    var segments = new TreeMap<String, JsonNode>();
    for (var text : traces) {
      var segment = json(text);
      segments.put(segment.path("id").asText(), segment);
    }
    segments.values().forEach(segment -> countSegment(counts, segment));
    counts.merge(
        "traces",
        segments.values().stream().map(it -> it.path("trace_id").asText()).distinct().count(),
        Long::sum);
    return new BilledThings(counts);
  }

  private static void count(SortedMap<String, Long> counts, JsonNode line) {
    var function = line.path("function").asText().replaceAll("^tbs-|-local$", "");
    switch (line.path("message").asText()) {
      case "platform.report" -> {
        counts.merge("invocations of " + function, 1L, Long::sum);
        // Lambda bills each begun millisecond.
        counts.merge(
            "milliseconds of " + function,
            Math.max(1, line.path("durationMillis").asLong()),
            Long::sum);
      }
      case "event to the bus" -> counts.merge("events", 1L, Long::sum);
      case "message" -> counts.merge("messages", 1L, Long::sum);
      case "mail" -> counts.merge("mails", 1L, Long::sum);
      default -> {
        // The other lines count by their bytes only.
      }
    }
  }

  private static void countSegment(SortedMap<String, Long> counts, JsonNode segment) {
    if (segment.path("name").asText().equals("subscription messages")) {
      counts.merge("pushes", segment.at("/annotations/messages").asLong(), Long::sum);
    }
    switch (segment.path("origin").asText()) {
      case "AWS::AppSync::GraphQLAPI" -> counts.merge("operations", 1L, Long::sum);
      case "AWS::ApiGateway::Stage" -> counts.merge("webhooks", 1L, Long::sum);
      default -> {
        // Functions are counted by their reports.
      }
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException cutOff) {
      return MissingNode.getInstance();
    }
  }
}
