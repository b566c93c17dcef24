package com.thebetterstore.ordering.text;

import java.util.regex.Pattern;

/// A postal code of New Zealand.
public final class PostalCode {

  public static final String RULE = "must be four digits";

  private static final int LENGTH = 4;
  private static final Pattern SHAPE = Pattern.compile("[0-9]{" + LENGTH + "}");

  private PostalCode() {}

  /// The text in plain ASCII digits, whatever keyboard it came from.
  public static String clean(String text) {
    return Ascii.ofNumber(Line.clean(text));
  }

  /// Whether this is one.
  ///
  /// @param cleaned what [#clean] gave
  public static boolean isOne(String cleaned) {
    return cleaned.length() == LENGTH && SHAPE.matcher(cleaned).matches();
  }
}
