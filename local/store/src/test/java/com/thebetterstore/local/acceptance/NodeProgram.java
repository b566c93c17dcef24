package com.thebetterstore.local.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A program in `src/test/clients` that does what a storefront does, and prints what it shows as
/// lines of JSON.
final class NodeProgram {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path FOLDER = Path.of("src/test/clients");
  private static final Pattern ENDPOINT = Pattern.compile("HTTP://127\\.0\\.0\\.1:4000/graphql");
  private static final int PATIENCE_SECONDS = 10;
  private static final int RUNS_SECONDS = 180;

  private final Process process;
  private final Thread reader;
  private final List<JsonNode> printed = new CopyOnWriteArrayList<>();

  private NodeProgram(Process process) {
    this.process = process;
    this.reader = Thread.ofVirtual().start(this::readAll);
  }

  /// Starts one.
  ///
  /// @param program its file, and its arguments
  static NodeProgram start(String... program) throws IOException {
    var command = Stream.concat(Stream.of("node"), Stream.of(program)).toList();
    return new NodeProgram(
        new ProcessBuilder(command)
            .directory(FOLDER.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /// Runs one to its end.
  ///
  /// @return its exit status
  static int run(String... program) throws IOException, InterruptedException {
    var command = Stream.concat(Stream.of("node"), Stream.of(program)).toList();
    // Through its own input, this process hears from the build: no program may read that.
    var process =
        new ProcessBuilder(command)
            .directory(FOLDER.toFile())
            .inheritIO()
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .start();
    process.getOutputStream().close();
    try {
      if (process.waitFor(RUNS_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      throw new IllegalStateException(
          "%s has not ended after %d s".formatted(command, RUNS_SECONDS));
    } finally {
      process.destroyForcibly();
    }
  }

  /// The argument that says to a client where the guest's order is.
  static String settings(Guest guest) throws IOException {
    return JSON.writeValueAsString(
        Map.of(
            "endpoint", endpoint(guest.store.webUrl().getPort()),
            "apiKey", guest.store.apiKey(),
            "orderId", guest.order.id(),
            "token", guest.order.token()));
  }

  /// What README says that such clients need, with the port of this store.
  private static String endpoint(int port) throws IOException {
    var readme = Files.readString(FOLDER.resolve("../../../../../README.md"));
    var found = ENDPOINT.matcher(readme);
    if (!found.find()) {
      throw new IllegalStateException("README does not name the endpoint that Amplify needs");
    }
    return found.group().replace("4000", Integer.toString(port));
  }

  /// Where Debian, other Linux distributions and macOS have a Chromium or its like.
  static Optional<String> chromium() {
    return Stream.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/snap/bin/chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
        .filter(program -> Files.isExecutable(Path.of(program)))
        .findFirst();
  }

  /// All that it printed so far.
  List<JsonNode> printed() {
    if (!process.isAlive()) {
      throw new IllegalStateException("the program ended: " + process.exitValue());
    }
    return printed;
  }

  /// The statuses among it.
  List<JsonNode> shown() {
    return printed().stream().filter(line -> line.has("version")).toList();
  }

  /// The texts in this field of it.
  List<String> texts(String field) {
    return printed().stream()
        .map(line -> line.path(field))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .toList();
  }

  /// Asks it for what it does when a line comes.
  void nudge() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  private void readAll() {
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      lines.lines().forEach(line -> printed.add(read(line)));
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException notJson) {
      throw new UncheckedIOException("a program printed " + line, notJson);
    }
  }

  /// Waits until it ends by itself, and says how it did: 0 is well.
  int end() throws InterruptedException {
    if (!process.waitFor(RUNS_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    reader.join();
    return process.waitFor();
  }

  /// Ends its standard input, and with it the program.
  void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    reader.join();
  }
}
