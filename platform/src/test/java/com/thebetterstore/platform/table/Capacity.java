package com.thebetterstore.platform.table;

import java.util.Map;
import java.util.TreeMap;

/// Capacity units that requests took.
///
/// @param written by kind of row
/// @param indexed by name of index, for its entries
public record Capacity(Map<String, Long> written, Map<String, Long> indexed, double read) {

  public static final Capacity NONE = new Capacity(Map.of(), Map.of(), 0);

  public Capacity {
    written = Map.copyOf(written);
    indexed = Map.copyOf(indexed);
  }

  static Capacity write(String kind, long units) {
    return new Capacity(Map.of(kind, units), Map.of(), 0);
  }

  static Capacity index(String name, long units) {
    return new Capacity(Map.of(), Map.of(name, units), 0);
  }

  static Capacity read(double units) {
    return new Capacity(Map.of(), Map.of(), units);
  }

  /// Both together.
  public Capacity and(Capacity other) {
    return new Capacity(
        sum(written, other.written), sum(indexed, other.indexed), read + other.read);
  }

  /// All writes, those of indexes included.
  public long writeUnits() {
    return sum(written) + indexUnits();
  }

  /// The writes of indexes.
  public long indexUnits() {
    return sum(indexed);
  }

  private static long sum(Map<String, Long> units) {
    return units.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
    var all = new TreeMap<>(one);
    other.forEach((kind, units) -> all.merge(kind, units, Long::sum));
    return all;
  }
}
