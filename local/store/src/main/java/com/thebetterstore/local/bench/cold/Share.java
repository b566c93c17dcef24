package com.thebetterstore.local.bench.cold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A control group of the first version for one process: it counts the process's CPU, and may hold
/// it to a share of a processor, as Lambda does by a function's memory.
///
/// @param name of the group
record Share(String name) {

  private static final Path GROUPS = Path.of("/sys/fs/cgroup");
  private static final long PERIOD_MICROS = 20_000;

  /// Lambda developer guide: at 1,769 MB a function has one processor.
  private static final double WHOLE_PROCESSOR = 1769;

  /// A new group; none where the machine lets nobody make one.
  static Optional<Share> open(String name) {
    var share = new Share(name);
    try {
      Files.createDirectories(share.of("cpu"));
      Files.createDirectories(share.of("cpuacct"));
      share.unlimit();
      return Files.isWritable(share.of("cpu").resolve("cgroup.procs"))
          ? Optional.of(share)
          : Optional.empty();
    } catch (IOException notAllowed) {
      return Optional.empty();
    }
  }

  private Path of(String controller) {
    return GROUPS.resolve(controller).resolve("store-bench-" + name);
  }

  /// Holds the group to what a function of so much memory gets.
  void limit(double megabytes) throws IOException {
    var quota = Math.round(PERIOD_MICROS * megabytes / WHOLE_PROCESSOR);
    Files.writeString(of("cpu").resolve("cpu.cfs_period_us"), Long.toString(PERIOD_MICROS));
    Files.writeString(of("cpu").resolve("cpu.cfs_quota_us"), Long.toString(quota));
  }

  /// Lets the group have a whole processor.
  void unlimit() throws IOException {
    limit(WHOLE_PROCESSOR);
  }

  /// The shell's words by which a process enters the group.
  String entering() {
    return "echo $$ > %s && echo $$ > %s && "
        .formatted(of("cpu").resolve("cgroup.procs"), of("cpuacct").resolve("cgroup.procs"));
  }

  double cpuMillis() throws IOException {
    return Long.parseLong(Files.readString(of("cpuacct").resolve("cpuacct.usage")).strip()) / 1e6;
  }

  /// Removes it, once its process has ended.
  void remove() throws IOException {
    Files.deleteIfExists(of("cpu"));
    Files.deleteIfExists(of("cpuacct"));
  }
}
