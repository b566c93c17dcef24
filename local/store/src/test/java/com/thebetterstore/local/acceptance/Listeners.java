package com.thebetterstore.local.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The TCP ports on which a process and its children listen, as Linux knows them.
final class Listeners {

  private static final Path PROC = Path.of("/proc");
  private static final String LISTENS = "0A";
  private static final int HEXADECIMAL = 16;

  private Listeners() {}

  /// @param address in the kernel's own hexadecimal form
  record Listener(String address, int port) {

    /// 127.0.0.1, as it is or mapped to IPv6.
    boolean isLoopback() {
      return address.endsWith("0100007F");
    }
  }

  static boolean areKnownHere() {
    return Files.exists(PROC.resolve("net/tcp"));
  }

  static List<Listener> of(ProcessHandle process) throws IOException {
    var sockets = new HashSet<String>();
    for (var one : Stream.concat(Stream.of(process), process.descendants()).toList()) {
      addSockets(one.pid(), sockets);
    }
    return Stream.concat(lines("tcp"), lines("tcp6"))
        .map(line -> line.strip().split("\\s+", -1))
        .filter(columns -> columns[3].equals(LISTENS) && sockets.contains(columns[9]))
        .map(columns -> columns[1].split(":", -1))
        .map(local -> new Listener(local[0], Integer.parseInt(local[1], HEXADECIMAL)))
        .toList();
  }

  private static Stream<String> lines(String table) throws IOException {
    var file = PROC.resolve("net").resolve(table);
    return Files.exists(file) ? Files.readAllLines(file).stream().skip(1) : Stream.of();
  }

  private static void addSockets(long pid, Set<String> inodes) throws IOException {
    try (var descriptors = Files.list(PROC.resolve(pid + "/fd"))) {
      for (var descriptor : descriptors.toList()) {
        if (Files.isSymbolicLink(descriptor)) {
          var target = Files.readSymbolicLink(descriptor).toString();
          if (target.startsWith("socket:[")) {
            inodes.add(target.substring("socket:[".length(), target.length() - 1));
          }
        }
      }
    }
  }
}
