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

  /// The shape is that of the functions' own log lines, `platform.log`; whose they are says the
  /// laptop cloud, as in the cloud the name of the log group does.
  private static Stream<Line> line(String text) {
    var line = json(text);
    if (!line.path("correlationId").isTextual() || !line.path("timestamp").isTextual()) {
      return Stream.empty();
    }
    return Stream.of(
        new Line(
            Instant.parse(line.path("timestamp").asText()),
            line.path("level").asText(),
            line.path("part").asText(),
            line.path("message").asText(),
            line.path("correlationId").asText(),
            line.path("orderNumber").asText(),
            line.path("event").asText(line.path("field").asText()),
            line.path("outcome").asText(),
            line.path("durationMillis").asText()));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException cutOff) {
      return MissingNode.getInstance();
    }
  }
}
