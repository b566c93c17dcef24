package com.thebetterstore.cloud.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.cloud.durable.LineFile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/// `logs/store.jsonl` in the data folder: one JSON object per line, of all functions and parts.
public final class JsonLog implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "logs/store.jsonl";
  private static final long MAX_BYTES = 64L * 1024 * 1024;

  private final LineFile file;
  private final InstantSource clock;

  private JsonLog(LineFile file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  /// Opens the log under the data folder.
  public static JsonLog in(Path data, InstantSource clock) {
    return new JsonLog(LineFile.open(data.resolve(FILE), MAX_BYTES), clock);
  }

  /// All lines so far, oldest first, also of a store that is not running now; empty if none ever
  /// ran with this data folder. To be closed.
  public static Optional<Stream<String>> lines(Path data) {
    return LineFile.lines(data.resolve(FILE));
  }

  /// Where the log is.
  public Path file() {
    return file.path();
  }

  /// A new line of a part of the laptop cloud, to be completed and given to [#write].
  public ObjectNode line(String part, String message) {
    return JSON.createObjectNode()
        .put("timestamp", clock.instant().toString())
        .put("part", part)
        .put("message", message);
  }

  /// Appends one line.
  public void write(JsonNode line) {
    file.append(line.toString());
  }

  /// Appends a line that a function printed, with its name as `part`, which in the cloud the name
  /// of the log group says; what is no JSON object is wrapped.
  public void printed(String function, String line) {
    file.append(
        object(line)
            .<JsonNode>map(read -> JSON.createObjectNode().put("part", function).setAll(read))
            .orElseGet(() -> line(function, line))
            .toString());
  }

  private static Optional<ObjectNode> object(String line) {
    try {
      return line.startsWith("{") && JSON.readTree(line) instanceof ObjectNode read
          ? Optional.of(read)
          : Optional.empty();
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
