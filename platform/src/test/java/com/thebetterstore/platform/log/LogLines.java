package com.thebetterstore.platform.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.stream.Collectors;

/// What the store logs while a test listens: the lines that it writes to standard output.
public final class LogLines implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> OF_EVERY_LINE =
      Set.of("timestamp", "level", "message", "logger", "error");
  private static final Set<String> OF_THE_WORK =
      Set.of(
          "function",
          "requestId",
          "traceId",
          "correlationId",
          "orderNumber",
          "event",
          "messageId",
          "field");

  private final PrintStream standardOutput = System.out;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  private LogLines() {
    System.setOut(new PrintStream(written, true, UTF_8));
  }

  public static LogLines listen() {
    return new LogLines();
  }

  /// Each line as its level and its text, such as `WARN order repaired`.
  public List<String> texts() {
    return all().stream()
        .map(line -> line.path("level").asText() + " " + line.path("message").asText())
        .toList();
  }

  /// What goes with the only line that has this text, each as `orderId="ord_1"`.
  public List<String> fields(String text) {
    return only(text).properties().stream()
        .filter(it -> !OF_EVERY_LINE.contains(it.getKey()) && !OF_THE_WORK.contains(it.getKey()))
        .map(it -> "%s=\"%s\"".formatted(it.getKey(), it.getValue().asText()))
        .toList();
  }

  /// What the only line that has this text says of the work that it belongs to.
  public Map<String, String> context(String text) {
    return context(only(text));
  }

  /// What the lines with this text say of the work that they belong to.
  public List<Map<String, String>> contexts(String text) {
    return with(text).stream().map(LogLines::context).toList();
  }

  private static Map<String, String> context(JsonNode line) {
    return line.properties().stream()
        .filter(it -> OF_THE_WORK.contains(it.getKey()))
        .collect(Collectors.toUnmodifiableMap(Entry::getKey, it -> it.getValue().asText()));
  }

  /// The lines that have this text, as they were written.
  public List<JsonNode> with(String text) {
    return all().stream().filter(line -> line.path("message").asText().equals(text)).toList();
  }

  private JsonNode only(String text) {
    var lines = with(text);
    if (lines.size() != 1) {
      throw new AssertionError("not once in " + texts() + ": " + text);
    }
    return lines.getFirst();
  }

  /// All lines, as they were written.
  public List<JsonNode> all() {
    return written
        .toString(UTF_8)
        .lines()
        .filter(it -> it.startsWith("{"))
        .map(LogLines::read)
        .toList();
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException noJson) {
      throw new AssertionError("no line of the log: " + line, noJson);
    }
  }

  @Override
  public void close() {
    System.setOut(standardOutput);
  }
}
