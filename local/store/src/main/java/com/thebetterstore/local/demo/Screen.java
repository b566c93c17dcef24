package com.thebetterstore.local.demo;

import com.thebetterstore.local.buyer.LiveOrder;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// What the buyer's screen shows of the order's live status, each with the time of its arrival.
final class Screen implements Consumer<LiveOrder.Status> {

  private final BlockingQueue<Shown> arrived = new LinkedBlockingQueue<>();
  private final LongSupplier nanos;
  private long paidAt;

  private record Shown(long at, LiveOrder.Status status) {}

  Screen(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// What times are counted from.
  void paidAt(long start) {
    paidAt = start;
  }

  @Override
  public void accept(LiveOrder.Status status) {
    arrived.add(new Shown(nanos.getAsLong(), status));
  }

  /// Prints what has arrived; gives how the goods are, once fulfilment has accepted the order.
  Optional<String> accepted(PrintStream out) {
    List<Shown> news = new ArrayList<>();
    arrived.drainTo(news);
    news.forEach(shown -> print(shown, out));
    return news.stream()
        .map(shown -> shown.status().fulfilmentStatus())
        .filter("ACCEPTED"::equals)
        .findFirst();
  }

  /// Waits for the next status and prints it.
  void printNext(PrintStream out) {
    try {
      print(arrived.take(), out);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    }
  }

  private void print(Shown shown, PrintStream out) {
    Watch.print(
        out, Duration.ofNanos(shown.at() - paidAt), "live status", shown.status().toString());
  }
}
