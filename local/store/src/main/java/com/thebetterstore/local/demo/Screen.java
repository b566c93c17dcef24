package com.thebetterstore.local.demo;

import com.thebetterstore.local.buyer.LiveOrder;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// What the buyer's screen shows of the order's live status, each with the time of its arrival.
final class Screen implements Consumer<LiveOrder.Status> {

  /// What is digital is sent at once, and may be before the acceptance is shown.
  private static final Set<String> ACCEPTED = Set.of("ACCEPTED", "PARTIALLY_SHIPPED", "DELIVERED");

  private final PrintStream out;
  private final LongSupplier nanos;
  private final List<Shown> shown = new ArrayList<>();
  private boolean isOn;
  private long paidAt;

  private record Shown(long at, LiveOrder.Status status) {}

  Screen(PrintStream out, LongSupplier nanos) {
    this.out = out;
    this.nanos = nanos;
  }

  /// Prints what came so far, and from now on what comes.
  ///
  /// @param start what times are counted from
  synchronized void paidAt(long start) {
    paidAt = start;
    isOn = true;
    shown.forEach(this::print);
  }

  @Override
  public synchronized void accept(LiveOrder.Status status) {
    var arrived = new Shown(nanos.getAsLong(), status);
    shown.add(arrived);
    if (isOn) {
      print(arrived);
    }
  }

  /// How the goods are, once fulfilment has accepted the order.
  synchronized Optional<String> accepted() {
    return shown.stream()
        .map(one -> one.status().fulfilmentStatus())
        .filter(ACCEPTED::contains)
        .findFirst();
  }

  private void print(Shown one) {
    Watch.print(out, Duration.ofNanos(one.at() - paidAt), "live status", one.status().toString());
  }
}
