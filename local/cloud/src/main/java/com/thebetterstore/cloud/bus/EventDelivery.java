package com.thebetterstore.cloud.bus;

import com.thebetterstore.cloud.bus.rule.EventOnBus;
import java.time.Instant;
import java.util.Optional;

/// One event on its way to one target.
///
/// @param id grows with time, so that a restart begins with the oldest
/// @param failures attempts that have failed so far
record EventDelivery(String id, String ruleArn, String targetId, EventOnBus event, int failures) {

  private static final String SEPARATOR = "\n";
  private static final int LINES = 6;

  EventDelivery afterFailure() {
    return new EventDelivery(id, ruleArn, targetId, event, failures + 1);
  }

  /// As it lies in the log. The event comes last, because only it may hold line ends.
  String text() {
    return String.join(
        SEPARATOR,
        ruleArn,
        targetId,
        Integer.toString(failures),
        event.ingestedAt().toString(),
        event.traceHeader().orElse(""),
        event.json());
  }

  static EventDelivery read(String id, String text) {
    var lines = text.split(SEPARATOR, LINES);
    var trace = lines[4].isEmpty() ? Optional.<String>empty() : Optional.of(lines[4]);
    return new EventDelivery(
        id,
        lines[0],
        lines[1],
        new EventOnBus(lines[5], Instant.parse(lines[3]), trace),
        Integer.parseInt(lines[2]));
  }
}
