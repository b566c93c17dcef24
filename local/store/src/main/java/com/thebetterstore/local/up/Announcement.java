package com.thebetterstore.local.up;

import com.thebetterstore.cloud.StartProgress;
import com.thebetterstore.local.Store;
import com.thebetterstore.local.StoreAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What `./store up` says when all is ready.
///
/// @param startSeconds since the process began
/// @param memoryMegabytes of all processes; 0 where it is not known
record Announcement(StoreAddress address, Path log, double startSeconds, long memoryMegabytes) {

  private static final int KILOBYTES_PER_MEGABYTE = 1024;
  private static final double MILLIS_PER_SECOND = 1000;

  static Announcement of(Store store) {
    var took = StartProgress.sinceProcessStart();
    return new Announcement(
        store.address(), store.logFile(), took.toMillis() / MILLIS_PER_SECOND, residentMegabytes());
  }

  void print(PrintStream out) {
    var web = address.webUrl();
    out.printf("%nThe Better Store is open, %.1f s after its start.%n%n", startSeconds);
    out.printf("  Storefront    %s/%n", web);
    out.printf("  GraphQL       %s   x-api-key: %s%n", address.graphql(), address.apiKey());
    out.printf("  GraphiQL      %s/graphiql%n", web);
    out.printf("  Payment page  %s/pay/   (a checkout's paymentUrl leads there)%n", web);
    out.printf("  Payments      %s/pay/dashboard   (refunds, disputes, faults)%n", web);
    out.printf("  Mailbox       %s/mailbox%n", web);
    out.printf("  PostgreSQL    %s%n", address.jdbcUrl());
    out.printf("  Log           %s%n", log);
    if (memoryMegabytes > 0) {
      out.printf("  Memory        %d MB, all processes together%n", memoryMegabytes);
    }
    out.printf("%nBuy something with ./store demo. Stop with Ctrl-C: everything is kept.%n");
    out.flush();
  }

  /// Resident memory of this process and its children, as `ps` has it.
  private static long residentMegabytes() {
    var us = ProcessHandle.current();
    var pids =
        Stream.concat(Stream.of(us), us.descendants())
            .map(process -> Long.toString(process.pid()))
            .collect(Collectors.joining(","));
    try {
      var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", pids).start();
      try (BufferedReader lines = ps.inputReader()) {
        var kilobytes = lines.lines().map(String::strip).mapToLong(Long::parseLong).sum();
        return kilobytes / KILOBYTES_PER_MEGABYTE;
      }
    } catch (IOException noPs) {
      return 0;
    }
  }
}
