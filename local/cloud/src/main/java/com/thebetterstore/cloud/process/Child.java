package com.thebetterstore.cloud.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A running child process.
public final class Child implements AutoCloseable {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final int TAIL_LINES = 5;

  private final Program program;
  private final Process process;
  private final Path pidFile;

  Child(Program program, Process process, Path pidFile) {
    this.program = program;
    this.process = process;
    this.pidFile = pidFile;
  }

  /// Its process id.
  public long pid() {
    return process.pid();
  }

  /// Whether it still runs.
  public boolean isAlive() {
    return process.isAlive();
  }

  /// Waits until the child answers.
  ///
  /// @throws StartFailure if it ends before it does, or takes too long; with its last words
  public void await(BooleanSupplier ready) {
    var deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (!ready.getAsBoolean()) {
      if (!process.isAlive()) {
        throw new StartFailure(program.name() + " ended at its start: " + lastWords());
      }
      if (System.nanoTime() > deadline) {
        throw new StartFailure(program.name() + " does not answer: " + lastWords());
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private String lastWords() {
    try {
      List<String> lines = Files.readAllLines(program.log(), StandardCharsets.UTF_8);
      var from = Math.max(0, lines.size() - TAIL_LINES);
      return String.join(" | ", lines.subList(from, lines.size())) + " (" + program.log() + ")";
    } catch (IOException unreadable) {
      return "see " + program.log();
    }
  }

  /// Stops the child in good order, or by force if it takes too long.
  @Override
  public void close() {
    signal();
    Children.await(process.onExit(), process.toHandle());
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot remove " + pidFile, failed);
    }
  }

  private void signal() {
    if (program.stopSignal().equals("TERM")) {
      process.destroy();
      return;
    }
    try {
      new ProcessBuilder("kill", "-s", program.stopSignal(), Long.toString(process.pid()))
          .start()
          .waitFor();
    } catch (IOException noKill) {
      process.destroy();
    } catch (InterruptedException stopped) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
