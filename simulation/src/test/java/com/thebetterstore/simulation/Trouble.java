package com.thebetterstore.simulation;

import java.util.SplittableRandom;

/// What goes wrong at a call of a port.
@FunctionalInterface
interface Trouble {

  /// What can go wrong.
  enum Kind {
    NOTHING,
    /// The function ends before the call.
    CRASH_BEFORE,
    /// The function ends after the call had its effect.
    CRASH_AFTER,
    /// The call fails and has no effect.
    FAILURE,
    /// The call has its effect, and its answer is lost.
    LOST_ANSWER
  }

  /// What goes wrong at a call.
  ///
  /// @param number of the call, from 1
  Kind at(int number);

  Trouble NONE = _ -> Kind.NOTHING;

  /// One thing at one call.
  static Trouble once(Kind kind, int call) {
    return number -> number == call ? kind : Kind.NOTHING;
  }

  /// Something at so many of a hundred calls.
  static Trouble often(SplittableRandom random, int percent) {
    var kinds = Kind.values();
    return _ ->
        random.nextInt(100) < percent ? kinds[1 + random.nextInt(kinds.length - 1)] : Kind.NOTHING;
  }

  /// The process that runs a function has ended.
  final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    Crash(String port) {
      super(port, null, false, false);
    }
  }
}
