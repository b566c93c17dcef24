package com.thebetterstore.local.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// The heap of a store that runs on this machine, through the JDK's `jcmd`.
///
/// @param pid of the store's process
record StoreHeap(long pid) {

  private static final int LOOKS = 8;

  /// The bytes of all objects that are still referred to, once the store has come to rest: the
  /// least of some looks, a second apart.
  long usedBytes() throws IOException, InterruptedException {
    var least = bytesNow();
    for (var look = 1; look < LOOKS; look++) {
      TimeUnit.SECONDS.sleep(1);
      least = Math.min(least, bytesNow());
    }
    return least;
  }

  /// Collects the garbage first.
  private long bytesNow() throws IOException {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var process =
        new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    try (var lines = process.inputReader()) {
      // The last line: "Total", objects, bytes.
      return lines
          .lines()
          .filter(line -> line.startsWith("Total"))
          .mapToLong(line -> Long.parseLong(line.split(" +", -1)[2]))
          .findFirst()
          .orElseThrow(() -> new IOException("process " + pid + " is no store"));
    }
  }
}
