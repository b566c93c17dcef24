package com.thebetterstore.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;

/// `logs/store.jsonl` in the data folder: one JSON object per line, of all functions and parts.
public final class StoreLog implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MAX_BYTES_AT_START = 64L * 1024 * 1024;

  private final Path file;
  private final InstantSource clock;
  private final BufferedWriter writer;

  private StoreLog(Path file, InstantSource clock, BufferedWriter writer) {
    this.file = file;
    this.clock = clock;
    this.writer = writer;
  }

  /// Opens the log under the data folder. A long one of former runs is put aside first.
  public static StoreLog in(Path data, InstantSource clock) {
    var file = data.resolve("logs").resolve("store.jsonl");
    try {
      Files.createDirectories(file.getParent());
      if (Files.exists(file) && Files.size(file) > MAX_BYTES_AT_START) {
        var old = file.resolveSibling("store.1.jsonl");
        Files.move(file, old, StandardCopyOption.REPLACE_EXISTING);
      }
      var writer =
          Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return new StoreLog(file, clock, writer);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot open " + file, failed);
    }
  }

  /// Where the log is.
  public Path file() {
    return file;
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
    append(line.toString());
  }

  /// Appends a line that a function printed: as it is if it is a JSON object, else wrapped.
  public void printed(String source, String line) {
    append(isObject(line) ? line : line(source, line).toString());
  }

  private static boolean isObject(String line) {
    try {
      return line.startsWith("{") && JSON.readTree(line).isObject();
    } catch (JsonProcessingException notJson) {
      return false;
    }
  }

  private synchronized void append(String line) {
    try {
      writer.write(line);
      writer.newLine();
      writer.flush();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write " + file, failed);
    }
  }

  @Override
  public synchronized void close() {
    try {
      writer.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot close " + file, failed);
    }
  }
}
