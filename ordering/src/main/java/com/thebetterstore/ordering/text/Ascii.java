package com.thebetterstore.ordering.text;

import java.util.function.IntUnaryOperator;

/// Reads what other keyboards write in place of ASCII.
public final class Ascii {

  private static final int FIRST_FULLWIDTH = 0xFF01;
  private static final int LAST_FULLWIDTH = 0xFF5E;
  private static final int WIDTH_OFFSET = FIRST_FULLWIDTH - '!';

  private Ascii() {}

  /// With the fullwidth forms of ASCII, which Japanese and Chinese keyboards write, as ASCII.
  static String narrow(String text) {
    return mapped(text, Ascii::narrow);
  }

  /// With the decimal digits of every script, every dash and fullwidth forms as ASCII.
  public static String ofNumber(String text) {
    return mapped(text, Ascii::ofNumber);
  }

  private static int narrow(int character) {
    return FIRST_FULLWIDTH <= character && character <= LAST_FULLWIDTH
        ? character - WIDTH_OFFSET
        : character;
  }

  private static int ofNumber(int character) {
    var digit = Character.digit(character, 10);
    if (digit >= 0) {
      return '0' + digit;
    }
    return CharacterRules.isDash(character) ? '-' : narrow(character);
  }

  private static String mapped(String text, IntUnaryOperator mapping) {
    return text.codePoints()
        .map(mapping)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
