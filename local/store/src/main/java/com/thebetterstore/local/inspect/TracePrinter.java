package com.thebetterstore.local.inspect;

import com.thebetterstore.cloud.trace.Segment;
import com.thebetterstore.local.inspect.TraceTree.Node;
import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Prints traces as trees, with the time of each segment since its trace began.
final class TracePrinter {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
  private static final double MILLIS_PER_SECOND = 1000;

  private final PrintStream out;
  private final ZoneId zone;

  /// @param zone for times of day
  TracePrinter(PrintStream out, ZoneId zone) {
    this.out = out;
    this.zone = zone;
  }

  /// @param tree the branch and the segment's name
  private record Row(String tree, Segment segment, boolean isOrphan) {}

  void print(String orderNumber, List<TraceTree> traces) {
    out.printf(
        "Order %s, %s%n", orderNumber, traces.size() == 1 ? "1 trace" : traces.size() + " traces");
    traces.forEach(this::print);
  }

  private void print(TraceTree trace) {
    var rows = new ArrayList<Row>();
    for (var root : trace.roots()) {
      rows.add(new Row(root.segment().name(), root.segment(), root.isOrphan()));
      addBelow(root, "", rows);
    }
    var width = rows.stream().mapToInt(row -> row.tree().length()).max().orElse(0);
    out.printf(
        Locale.ROOT,
        "%n%s  %s  %.3f s%n  %8s  %8s%n",
        TIME.format(trace.start().atZone(zone)),
        trace.traceId(),
        seconds(trace.duration()),
        "start",
        "took");
    for (var row : rows) {
      var line =
          String.format(
              Locale.ROOT,
              "  %+8.3f  %8s  %-" + width + "s  %s",
              seconds(Duration.between(trace.start(), row.segment().start())),
              took(row.segment()),
              row.tree(),
              String.join("  ", what(row)));
      out.println(line.stripTrailing());
    }
  }

  private static void addBelow(Node node, String indent, List<Row> rows) {
    for (var i = 0; i < node.children().size(); i++) {
      var child = node.children().get(i);
      var isLast = i == node.children().size() - 1;
      rows.add(
          new Row(
              indent + (isLast ? "└─ " : "├─ ") + child.segment().name(), child.segment(), false));
      addBelow(child, indent + (isLast ? "   " : "│  "), rows);
    }
  }

  private static String took(Segment segment) {
    return segment
        .end()
        .map(end ->
            String.format(Locale.ROOT, "%.3f", seconds(Duration.between(segment.start(), end))))
        .orElse("…");
  }

  private static List<String> what(Row row) {
    var segment = row.segment();
    return Stream.of(
            subject(segment),
            segment.failed() ? "FAILED" : "",
            segment.end().isEmpty() ? "not finished" : "",
            row.isOrphan() ? "caller not recorded" : "")
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static String subject(Segment segment) {
    var annotations = segment.annotations();
    if (annotations.containsKey("event")) {
      return annotations.get("event");
    }
    if (annotations.containsKey("messages")) {
      return annotations.get("messages") + " sent";
    }
    return switch (segment.origin().orElse("")) {
      case "AWS::AppSync::GraphQLAPI" -> "AppSync";
      case "AWS::ApiGateway::Stage" -> "API Gateway";
      case "AWS::Lambda" -> "Lambda";
      default -> "";
    };
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS_PER_SECOND;
  }
}
