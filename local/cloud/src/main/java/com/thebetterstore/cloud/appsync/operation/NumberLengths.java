package com.thebetterstore.cloud.appsync.operation;

/// Measures the numbers of a document before anything reads them.
///
/// The parser takes microseconds for each digit, and the value of a number takes time that grows
/// with the square of its length; neither is counted among tokens.
final class NumberLengths {

  /// More than any number of any type here has.
  private static final int MAX_OF_ONE = 400;

  private static final int MAX_TOGETHER = 100_000;

  private final String document;
  private int at;

  private NumberLengths(String document) {
    this.document = document;
  }

  /// Whether a number, or all together, are longer than is read.
  static boolean isTooMuch(String document) {
    return new NumberLengths(document).isTooMuch();
  }

  private boolean isTooMuch() {
    var together = 0;
    while (at < document.length()) {
      var length = passToken();
      together += length;
      if (length > MAX_OF_ONE || together > MAX_TOGETHER) {
        return true;
      }
    }
    return false;
  }

  /// Passes a name, a string, a comment, a number, or one character of something else.
  ///
  /// @return the length of a number; 0 for the others
  private int passToken() {
    var first = document.charAt(at);
    if (first == '#') {
      pass(c -> c != '\n' && c != '\r');
    } else if (document.startsWith("\"\"\"", at)) {
      passBlockString();
    } else if (first == '"') {
      passString();
    } else if (isNameStart(first)) {
      pass(c -> isNameStart(c) || isDigit(c));
    } else if (isDigit(first)) {
      var start = at;
      pass(c -> isDigit(c) || isNameStart(c) || c == '.' || c == '+' || c == '-');
      return at - start;
    } else {
      at++;
    }
    return 0;
  }

  private interface Characters {
    boolean has(char c);
  }

  private void pass(Characters characters) {
    while (at < document.length() && characters.has(document.charAt(at))) {
      at++;
    }
  }

  private void passString() {
    at++;
    pass(c -> c != '"' && c != '\\' && c != '\n');
    while (at < document.length() && document.charAt(at) == '\\') {
      at += 2;
      pass(c -> c != '"' && c != '\\' && c != '\n');
    }
    at++;
  }

  private void passBlockString() {
    var end = document.indexOf("\"\"\"", at + 3);
    while (end > 0 && document.charAt(end - 1) == '\\') {
      end = document.indexOf("\"\"\"", end + 3);
    }
    at = end < 0 ? document.length() : end + 3;
  }

  private static boolean isNameStart(char c) {
    return c == '_' || ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return '0' <= c && c <= '9';
  }
}
