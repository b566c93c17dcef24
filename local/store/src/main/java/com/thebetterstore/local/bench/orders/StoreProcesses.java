package com.thebetterstore.local.bench.orders;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The processes of a store that runs on this machine: its own, and those that it started.
///
/// @param pid of the store's own process
record StoreProcesses(long pid) {

  private static final int KILOBYTES_PER_MEGABYTE = 1024;

  /// The CPU time that each kind of process has used since it began. Processes that have ended are
  /// not counted, so a difference of two of these needs processes that live between them: the
  /// store's do.
  record Cpu(Map<String, Duration> byProcess) {

    /// What was used since an earlier look.
    Cpu since(Cpu before) {
      var difference = new TreeMap<String, Duration>();
      byProcess.forEach((process, used) ->
          difference.put(
              process, used.minus(before.byProcess.getOrDefault(process, Duration.ZERO))));
      return new Cpu(difference);
    }

    Duration total() {
      return byProcess.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /// Milliseconds by process, divided by how often something was done.
    String each(int times) {
      return byProcess.entrySet().stream()
          .map(used -> "%s %d".formatted(used.getKey(), used.getValue().toMillis() / times))
          .collect(Collectors.joining(", "));
    }
  }

  Cpu cpu() {
    var used = new TreeMap<String, Duration>();
    all()
        .forEach(process ->
            used.merge(
                name(process),
                process.info().totalCpuDuration().orElse(Duration.ZERO),
                Duration::plus));
    return new Cpu(used);
  }

  /// Resident megabytes of each kind of process, as `ps` has them; empty where there is no `ps`.
  Map<String, Long> megabytes() {
    var names = all().collect(Collectors.toMap(ProcessHandle::pid, this::name));
    var pids = names.keySet().stream().map(String::valueOf).collect(Collectors.joining(","));
    var used = new TreeMap<String, Long>();
    try {
      var ps = new ProcessBuilder("ps", "-o", "pid=,rss=", "-p", pids).start();
      try (var lines = ps.inputReader()) {
        lines
            .lines()
            .map(line -> line.strip().split(" +", -1))
            .forEach(row ->
                used.merge(
                    Objects.requireNonNull(names.get(Long.valueOf(row[0]))),
                    Long.parseLong(row[1]) / KILOBYTES_PER_MEGABYTE,
                    Long::sum));
      }
    } catch (IOException noPs) {
      return Map.of();
    }
    return used;
  }

  private Stream<ProcessHandle> all() {
    return ProcessHandle.of(pid).stream()
        .flatMap(store -> Stream.concat(Stream.of(store), store.descendants()));
  }

  private String name(ProcessHandle process) {
    if (process.pid() == pid) {
      return "store";
    }
    // PostgreSQL's processes name themselves; DynamoDB Local is another Java.
    var command = process.info().command().map(path -> Path.of(path).getFileName().toString());
    return command.filter("java"::equals).map(_ -> "DynamoDB Local").orElse("PostgreSQL");
  }
}
