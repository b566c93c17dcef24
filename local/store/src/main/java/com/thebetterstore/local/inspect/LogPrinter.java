package com.thebetterstore.local.inspect;

import com.thebetterstore.local.inspect.OrderLog.Line;
import java.io.PrintStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Prints an order's log lines in columns.
final class LogPrinter {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  private final PrintStream out;
  private final ZoneId zone;

  /// @param zone for times of day
  LogPrinter(PrintStream out, ZoneId zone) {
    this.out = out;
    this.zone = zone;
  }

  void print(String orderNumber, OrderLog log) {
    out.printf(
        "Order %s, correlation id %s%n%n", orderNumber, String.join(" and ", log.correlationIds()));
    var columns =
        List.<Function<Line, String>>of(
            line -> TIME.format(line.time().atZone(zone)),
            Line::function,
            Line::message,
            Line::event,
            LogPrinter::outcome,
            line -> line.duration().isEmpty() ? "" : line.duration() + " ms");
    var widths =
        columns.stream()
            .map(column -> log.lines().stream().mapToInt(it -> column.apply(it).length()).max())
            .map(widest -> widest.orElse(0))
            .toList();
    for (var line : log.lines()) {
      var cells = new StringBuilder();
      for (var i = 0; i < columns.size(); i++) {
        var text = columns.get(i).apply(line);
        cells.append(text).repeat(' ', widths.get(i) - text.length() + 2);
      }
      out.println(cells.toString().stripTrailing());
    }
  }

  /// A fault that was logged by itself has no outcome, but a level.
  private static String outcome(Line line) {
    return line.outcome().isEmpty() && !line.level().equals("INFO") ? line.level() : line.outcome();
  }
}
