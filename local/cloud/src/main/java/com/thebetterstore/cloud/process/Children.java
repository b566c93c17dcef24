package com.thebetterstore.cloud.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Starts child processes and sees to it that none outlives the store.
///
/// On Linux the kernel ends a child when the store dies, however it dies. Elsewhere, and should
/// that ever fail, the next start over the same data folder finds the child by its pid file.
public final class Children implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Path runFolder;

  /// The kernel's signal comes when the *thread* dies that started the child, so one thread that
  /// lives as long as the store starts them all.
  private final ExecutorService starter =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("starts-children").daemon().factory());

  /// Stops whatever a former run left behind.
  ///
  /// @param runFolder where pid files are
  public Children(Path runFolder) {
    this.runFolder = runFolder;
    try {
      Files.createDirectories(runFolder);
      stopLeftOvers();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot use " + runFolder, failed);
    }
  }

  /// Starts a program in the background, in a session of its own, so that Ctrl-C reaches it through
  /// us alone.
  public Child start(Program program) {
    try {
      var process = starter.submit(() -> launch(program)).get();
      var child = new Child(program, process, pidFile(program.name()));
      Files.writeString(pidFile(program.name()), identity(process.toHandle()));
      return child;
    } catch (ExecutionException failed) {
      throw new StartFailure(program.name() + " cannot be started: " + failed.getCause(), failed);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write a pid file in " + runFolder, failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while starting " + program.name(), stopped);
    }
  }

  private Process launch(Program program) throws IOException {
    var command = new ArrayList<String>();
    Programs.find("setsid").ifPresent(setsid -> command.add(setsid.toString()));
    Programs.find("setpriv")
        .ifPresent(setpriv -> {
          command.add(setpriv.toString());
          command.addAll(program.unprivileged() ? Unprivileged.OPTIONS : List.of());
          command.addAll(List.of("--pdeathsig", program.stopSignal(), "--"));
        });
    command.addAll(program.command());
    Files.createDirectories(program.log().getParent());
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(program.log().toFile()))
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
    DesktopSettings.removeFrom(builder.environment());
    builder.environment().putAll(program.environment());
    return builder.start();
  }

  private Path pidFile(String name) {
    return runFolder.resolve(name + ".pid");
  }

  /// A pid alone may since belong to another program.
  private static String identity(ProcessHandle process) {
    var started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return process.pid() + " " + started;
  }

  private void stopLeftOvers() throws IOException {
    try (Stream<Path> files = Files.list(runFolder)) {
      for (var file : files.filter(path -> path.toString().endsWith(".pid")).toList()) {
        var recorded = Files.readString(file);
        ProcessHandle.of(Long.parseLong(recorded.substring(0, recorded.indexOf(' '))))
            .filter(process -> process.isAlive() && identity(process).equals(recorded))
            .ifPresent(Children::stop);
        Files.delete(file);
      }
    }
  }

  private static void stop(ProcessHandle process) {
    process.destroy();
    await(process.onExit(), process);
  }

  static void await(CompletableFuture<?> exit, ProcessHandle process) {
    try {
      exit.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException stubborn) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("cannot wait for process " + process.pid(), failed);
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    starter.shutdown();
  }
}
