package com.thebetterstore.platform.log;

/// Keeps out of the log what a function does that is not meant: while it rehearses, its lines are
/// made and not written.
public final class Silence {

  private static final ScopedValue<Boolean> KEPT = ScopedValue.newInstance();

  private Silence() {}

  /// Runs `work`; what its thread logs meanwhile is not written.
  public static void during(Runnable work) {
    ScopedValue.where(KEPT, true).run(work);
  }

  static boolean isKept() {
    return KEPT.orElse(false);
  }
}
