package com.thebetterstore.contracts;

/// A name of one thing. In JSON it is its bare value.
public interface Identifier {

  int MAX_LENGTH = 255;

  String value();

  /// Refuses a value that no identifier can have: blank, or longer than [#MAX_LENGTH].
  static void check(String value, String what) {
    if (!isPossible(value)) {
      throw new IllegalArgumentException(what + " must have 1 to " + MAX_LENGTH + " characters");
    }
  }

  /// Whether any identifier can have this value: to be asked before text from outside becomes one.
  static boolean isPossible(String value) {
    return !value.isBlank() && value.codePointCount(0, value.length()) <= MAX_LENGTH;
  }
}
