package com.thebetterstore.local.cost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What AWS bills, counted from what a store on this machine wrote to its log and its traces.
///
/// @param counts how much of each, by its name: `invocations of order-cart`, for instance
public record BilledThings(SortedMap<String, Long> counts) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern FUNCTION = Pattern.compile("tbs-(.*)-local");

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
      if (json(text) instanceof ObjectNode line && FUNCTION.matcher(part(line)).matches()) {
        count(counts, line);
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

  private static String part(ObjectNode line) {
    return line.path("part").asText();
  }

  private static void count(SortedMap<String, Long> counts, ObjectNode line) {
    var function = FUNCTION.matcher(part(line)).replaceFirst("$1");
    switch (line.path("message").asText()) {
      case "platform.report" -> {
        counts.merge("invocations of " + function, 1L, Long::sum);
        // Lambda bills each begun millisecond.
        counts.merge(
            "milliseconds of " + function,
            Math.max(1, line.path("durationMillis").asLong()),
            Long::sum);
      }
      case "event to the bus" -> written(counts, line, "events");
      case "mail" -> written(counts, line, "messages", "mails");
      case "invocation" -> written(counts, line);
      default -> {
        // What was done for a message is said with how long it took.
        if (line.has("durationMillis")) {
          written(counts, line, "messages");
        } else {
          written(counts, line);
        }
      }
    }
  }

  /// A line of the function's own, which tells of one of each of these.
  private static void written(SortedMap<String, Long> counts, ObjectNode line, String... what) {
    for (var each : what) {
      counts.merge(each, 1L, Long::sum);
    }
    // In the cloud, the log group says it.
    line.remove("part");
    counts.merge(
        "bytes of log", line.toString().getBytes(StandardCharsets.UTF_8).length + 1L, Long::sum);
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
