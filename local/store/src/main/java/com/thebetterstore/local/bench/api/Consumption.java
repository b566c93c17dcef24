package com.thebetterstore.local.bench.api;

import java.util.Locale;

/// What was asked of DynamoDB.
///
/// @param requests how many, whatever became of them
/// @param readUnits of capacity, as DynamoDB counts them
/// @param writeUnits the same
record Consumption(long requests, double readUnits, double writeUnits)
    implements Comparable<Consumption> {

  static final Consumption NOTHING = new Consumption(0, 0, 0);

  Consumption plus(Consumption other) {
    return new Consumption(
        requests + other.requests, readUnits + other.readUnits, writeUnits + other.writeUnits);
  }

  Consumption minus(Consumption other) {
    return plus(new Consumption(-other.requests, -other.readUnits, -other.writeUnits));
  }

  @Override
  public int compareTo(Consumption other) {
    return requests == other.requests
        ? Double.compare(readUnits + writeUnits, other.readUnits + other.writeUnits)
        : Long.compare(requests, other.requests);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%3d %6.1f %6.1f", requests, readUnits, writeUnits);
  }
}
