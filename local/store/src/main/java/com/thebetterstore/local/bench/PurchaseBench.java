package com.thebetterstore.local.bench;

import com.thebetterstore.local.StoreAddress;
import com.thebetterstore.local.bench.run.OwnStore;
import com.thebetterstore.local.bench.run.Times;
import com.thebetterstore.local.demo.Demo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How long a store takes to be ready, and a paid order to have all its consequences: in an empty
/// folder, and after a restart. Runs a store of its own.
final class PurchaseBench {

  private static final int WARM = 5;

  private final Path checkout;
  private final PrintStream out;

  PurchaseBench(Path checkout, PrintStream out) {
    this.checkout = checkout;
    this.out = out;
  }

  void run() throws IOException {
    var folder = Files.createTempDirectory("better-store-bench-");
    try {
      measure("Into an empty folder", folder);
      measure("After a restart", folder);
    } finally {
      OwnStore.delete(folder);
    }
  }

  private void measure(String title, Path folder) throws IOException {
    out.println(title);
    var began = System.nanoTime();
    try (var store = OwnStore.start(checkout, folder, 0)) {
      out.printf("  %-28s %s%n", "memory", store.memory());
      print("ready", began);
      buy(store.address());
    }
  }

  private void buy(StoreAddress address) {
    out.printf("  %-28s %s%n", "first paid order", bought(address, "first"));
    var warm = new Times();
    for (var index = 0; index < WARM; index++) {
      warm.add(bought(address, "warm" + index).took());
    }
    out.printf("  %-28s %s%n", WARM + " orders after it", warm);
  }

  private Bought bought(StoreAddress address, String word) {
    var printed = new ByteArrayOutputStream();
    var quiet = new PrintStream(printed, true, StandardCharsets.UTF_8);
    var demo = new Demo(address, quiet, System::nanoTime);
    var missed = demo.buy(word + System.nanoTime());
    return new Bought(demo.took(), missed);
  }

  private record Bought(Duration took, List<String> missed) {
    @Override
    public String toString() {
      return Times.seconds(took) + (missed.isEmpty() ? "" : ", but not " + missed);
    }
  }

  private void print(String what, long began) {
    out.printf("  %-28s %s%n", what, Times.seconds(Duration.ofNanos(System.nanoTime() - began)));
  }
}
