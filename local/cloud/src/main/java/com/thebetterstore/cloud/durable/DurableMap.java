package com.thebetterstore.cloud.durable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/// Records of one type by key, in the order of their keys. Change it only inside
/// [DurableFile#change].
public final class DurableMap<T extends Record> {
  // A file written by a later version may hold fields that this one does not know.
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final MVMap<String, String> rows;
  private final Class<T> type;

  DurableMap(MVMap<String, String> rows, Class<T> type) {
    this.rows = rows;
    this.type = type;
  }

  /// The record with that key.
  public Optional<T> get(String key) {
    return Optional.ofNullable(rows.get(key)).map(this::read);
  }

  /// Puts a record, or replaces the one that had the key.
  public void put(String key, T value) {
    try {
      rows.put(key, JSON.writeValueAsString(value));
    } catch (JsonProcessingException cause) {
      throw new IllegalArgumentException("not writable as JSON: " + type.getSimpleName(), cause);
    }
  }

  /// Takes a record away; nothing happens when there is none.
  public void remove(String key) {
    rows.remove(key);
  }

  /// Whether no record is there.
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /// All records as they are now.
  public Stream<T> all() {
    return rows.values().stream().map(this::read);
  }

  private T read(String row) {
    try {
      return JSON.readValue(row, type);
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("not readable as " + type.getSimpleName(), cause);
    }
  }
}
