package com.thebetterstore.local.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.trace.Segment;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The traces in which an order was worked for: its checkout's, its payment's, and whatever came
/// later.
public final class OrderTraces {

  private static final String ORDER_NUMBER = "orderNumber";
  private static final ObjectMapper JSON = new ObjectMapper();

  private OrderTraces() {}

  /// All traces that have a segment annotated with this order's number, the earliest first.
  ///
  /// @param documents gives segment documents, each time anew; a line that is none is passed over,
  ///   since a kill may cut one off
  public static List<TraceTree> of(String orderNumber, Supplier<Stream<String>> documents) {
    var traces = new HashSet<String>();
    try (var lines = documents.get()) {
      lines
          .filter(line -> line.contains(orderNumber))
          .flatMap(OrderTraces::segments)
          .filter(segment -> orderNumber.equals(segment.annotations().get(ORDER_NUMBER)))
          .forEach(segment -> traces.add(segment.traceId()));
    }
    try (var lines = documents.get()) {
      return TraceTree.of(
          lines
              .filter(line -> traces.stream().anyMatch(line::contains))
              .flatMap(OrderTraces::segments)
              .filter(segment -> traces.contains(segment.traceId()))
              .toList());
    }
  }

  private static Stream<Segment> segments(String document) {
    try {
      return Segment.read(JSON.readTree(document)).stream();
    } catch (JsonProcessingException | Segment.Malformed cutOff) {
      return Stream.empty();
    }
  }
}
