package com.thebetterstore.ordering.text;

import java.util.regex.Pattern;

/// A telephone number that a courier can dial, as a person writes it.
public final class TelephoneNumber {

  public static final String RULE =
      "must be a telephone number: at least 6 digits, 24 characters in all, "
          + "a + in front if there is one, and nothing but spaces and ( ) - . / besides";

  /// Without the `+`.
  private static final int MAX_LENGTH = 24;

  private static final Pattern SHAPE =
      Pattern.compile("\\(?\\+?(?=(?:[ ()./-]*[0-9]){6})[0-9 ()./-]+");

  private TelephoneNumber() {}

  /// The text in plain ASCII digits, spaces and hyphens, whatever it was pasted from.
  public static String clean(String text) {
    return Ascii.ofNumber(Line.clean(text));
  }

  /// Whether this is one.
  ///
  /// @param cleaned what [#clean] gave
  public static boolean isOne(String cleaned) {
    var maxLength = cleaned.indexOf('+') < 0 ? MAX_LENGTH : MAX_LENGTH + 1;
    return cleaned.length() <= maxLength && SHAPE.matcher(cleaned).matches();
  }
}
