package com.thebetterstore.local.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Looks at steps until each came true or its time is over, and prints each as it comes true.
final class Watch {
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final PrintStream out;
  private final LongSupplier nanos;

  Watch(PrintStream out, LongSupplier nanos) {
    this.out = out;
    this.nanos = nanos;
  }

  /// Gives the names of the steps that did not come true in time; `start` is in the same
  /// nanoseconds.
  List<String> until(long start, List<Step> steps) {
    var open = new ArrayList<>(steps);
    var missed = new ArrayList<String>();
    while (!open.isEmpty()) {
      var before = open.size();
      open.removeIf(step -> isOver(step, start, missed));
      if (open.size() == before) {
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
      }
    }
    return missed;
  }

  private boolean isOver(Step step, long start, List<String> missed) {
    var seen = step.check().get();
    var passed = Duration.ofNanos(nanos.getAsLong() - start);
    if (seen.isPresent()) {
      print(passed, step.name(), seen.get());
      return true;
    }
    if (passed.compareTo(step.limit()) > 0) {
      print(passed, step.name(), "DID NOT HAPPEN");
      missed.add(step.name());
      return true;
    }
    return false;
  }

  private void print(Duration passed, String name, String seen) {
    out.printf(Locale.ROOT, "  %+7.2f s  %-28s %s%n", passed.toMillis() / 1000.0, name, seen);
  }
}
