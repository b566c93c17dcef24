package com.thebetterstore.local.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What the structured log says of an order, by the correlation id that its checkout began with:
/// the query that the stacks save in CloudWatch Logs Insights, for the log of this machine.
///
/// @param correlationIds those that the order's log lines have; a later command brings its own
/// @param lines the earliest first
public record OrderLog(List<String> correlationIds, List<Line> lines) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public OrderLog {
    correlationIds = List.copyOf(correlationIds);
    lines = List.copyOf(lines);
  }

  /// One log line; what it does not say is empty.
  ///
  /// @param duration in milliseconds
  public record Line(
      Instant time,
      String level,
      String function,
      String message,
      String correlationId,
      String orderNumber,
      String event,
      String outcome,
      String duration) {}

  /// Every line with a correlation id of this order, but those about other orders.
  ///
  /// @param log gives the log's lines, each time anew; what is no line of a function is passed over
  public static OrderLog of(String orderNumber, Supplier<Stream<String>> log) {
    var ids = new TreeSet<String>();
    try (var lines = log.get()) {
      lines
          .filter(line -> line.contains(orderNumber))
          .flatMap(OrderLog::line)
          .filter(line -> line.orderNumber().equals(orderNumber))
          .forEach(line -> ids.add(line.correlationId()));
    }
    try (var lines = log.get()) {
      return new OrderLog(
          List.copyOf(ids),
          lines
              .filter(line -> ids.stream().anyMatch(line::contains))
              .flatMap(OrderLog::line)
              .filter(line -> ids.contains(line.correlationId()))
              .filter(
                  line -> line.orderNumber().isEmpty() || line.orderNumber().equals(orderNumber))
              .sorted(Comparator.comparing(Line::time))
              .toList());
    }
  }

  /// The shape is that of Logback's `JsonEncoder`, with a `timestamp` of RFC 3339.
  private static Stream<Line> line(String text) {
    var json = json(text);
    var fields = json.path("mdc");
    if (!fields.path("correlationId").isTextual() || !json.path("timestamp").isTextual()) {
      return Stream.empty();
    }
    return Stream.of(
        new Line(
            Instant.parse(json.path("timestamp").asText()),
            json.path("level").asText(),
            fields.path("function").asText(),
            json.path("formattedMessage").asText(),
            fields.path("correlationId").asText(),
            fields.path("orderNumber").asText(),
            fields.path("event").asText(fields.path("field").asText()),
            value(json, "outcome"),
            value(json, "durationMillis")));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException cutOff) {
      return MissingNode.getInstance();
    }
  }

  private static String value(JsonNode line, String name) {
    return line.path("kvpList").findPath(name).asText();
  }
}
