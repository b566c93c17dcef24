package com.thebetterstore.local.bench.run;

import com.thebetterstore.local.StoreAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// A store that a bench starts for itself, as a process of its own with the options of this one.
public final class OwnStore implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Path data;
  private final String memory;

  private OwnStore(Process process, Path data, String memory) {
    this.process = process;
    this.data = data;
    this.memory = memory;
  }

  /// Starts one, and returns when it is open.
  ///
  /// @param port 0 for any free one
  /// @param options more for `./store up`
  public static OwnStore start(Path checkout, Path data, int port, String... options)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            "com.thebetterstore.local.up.Up",
            checkout.toString(),
            "--data",
            data.toString(),
            "--port",
            Integer.toString(port)));
    command.addAll(List.of(options));
    var process =
        new ProcessBuilder(command)
            .directory(checkout.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new OwnStore(process, data, readUntilOpen(process.inputReader()));
  }

  /// What it says of its memory.
  private static String readUntilOpen(BufferedReader said) throws IOException {
    var memory = "";
    for (var line = said.readLine(); line != null; line = said.readLine()) {
      if (line.contains("Memory")) {
        memory = line.strip().replaceFirst("Memory +", "");
      }
      if (line.startsWith("Buy something")) {
        return memory;
      }
    }
    throw new IOException("the store did not start");
  }

  public StoreAddress address() {
    return StoreAddress.read(data);
  }

  public String memory() {
    return memory;
  }

  /// Ends it at once, as `kill -9` does, and returns when all that it had started has ended.
  ///
  /// @throws IOException if something of it goes on
  public void kill() throws IOException, InterruptedException {
    var parts = process.descendants().toList();
    process.destroyForcibly();
    process.waitFor();
    var ended =
        CompletableFuture.allOf(
            parts.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
    try {
      ended.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    } catch (CompletionException goesOn) {
      throw new IOException("engines go on without their store: " + parts, goesOn);
    }
  }

  /// Asks it to stop.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /// Deletes a folder.
  public static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
