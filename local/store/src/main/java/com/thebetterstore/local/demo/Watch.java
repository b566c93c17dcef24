package com.thebetterstore.local.demo;

import com.thebetterstore.local.buyer.ShopApi;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/// Looks at steps until each came true or its time is over, and prints each as it comes true. For
/// one that did not it prints why the last look failed, if it did.
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
  ///
  /// Each step is watched by itself, so that a slow look at one does not make another seem late.
  List<String> until(long start, List<ExpectedStep> steps) {
    try (var watchers = Executors.newVirtualThreadPerTaskExecutor()) {
      var watched =
          steps.stream()
              .map(step -> CompletableFuture.supplyAsync(() -> cameTrue(step, start), watchers))
              .toList();
      return IntStream.range(0, steps.size())
          .filter(index -> !watched.get(index).join())
          .mapToObj(index -> steps.get(index).name())
          .toList();
    }
  }

  private boolean cameTrue(ExpectedStep step, long start) {
    while (true) {
      var seen = Optional.<String>empty();
      var trouble = "";
      try {
        seen = step.check().get();
      } catch (UncheckedIOException | IllegalStateException | ShopApi.Failed failed) {
        // The store may be back for the next look.
        trouble = ": " + failed.getMessage();
      }
      var passed = Duration.ofNanos(nanos.getAsLong() - start);
      if (seen.isPresent()) {
        print(out, passed, step.name(), seen.get());
        return true;
      }
      if (passed.compareTo(step.limit()) > 0) {
        print(out, passed, step.name(), "DID NOT HAPPEN" + trouble);
        return false;
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  static void print(PrintStream out, Duration passed, String name, String seen) {
    out.printf(Locale.ROOT, "  %+7.2f s  %-28s %s%n", passed.toMillis() / 1000.0, name, seen);
  }
}
