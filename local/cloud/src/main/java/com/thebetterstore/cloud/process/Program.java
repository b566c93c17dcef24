package com.thebetterstore.cloud.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A program to be run as a child.
///
/// @param name names its pid file, and it in messages
/// @param command the program and its arguments
/// @param environment added to ours
/// @param log where its output goes; of the last start only
/// @param stopSignal the signal by which it stops soon and in good order, such as `TERM`
/// @param unprivileged whether it must not run as root
public record Program(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path log,
    String stopSignal,
    boolean unprivileged) {

  public Program {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /// A program that stops at `TERM` and may run as any user.
  public static Program of(String name, List<String> command, Path log) {
    return new Program(name, command, Map.of(), log, "TERM", false);
  }

  /// The same with an environment variable.
  public Program with(String variable, String value) {
    var more = new HashMap<>(environment);
    more.put(variable, value);
    return new Program(name, command, more, log, stopSignal, unprivileged);
  }
}
