package com.thebetterstore.local.bench.cold;

/// A way to start.
enum Variant {
  /// As Lambda starts a version without a snapshot.
  COLD("cold"),
  /// The first event after a restore, had nothing been done before the snapshot.
  UNPRIMED("restored, unprimed"),
  /// The same, after the function has done what it does before a snapshot.
  PRIMED("restored, primed"),
  /// The same at the share of a processor that the function's memory gives it.
  AT_SHARE("restored, primed, at its share"),
  /// Cold, with a cache of loaded classes (JEP 483, 514), in a class path of its own.
  AOT("cold, AOT cache");

  private final String words;

  Variant(String words) {
    this.words = words;
  }

  boolean restored() {
    return this != COLD && this != AOT;
  }

  /// Whether the process is asked to get ready for a snapshot.
  boolean readied() {
    return this == PRIMED || this == AT_SHARE;
  }

  @Override
  public String toString() {
    return words;
  }
}
