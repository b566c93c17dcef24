package com.thebetterstore.ordering.catalogue;

import java.util.Locale;
import java.util.Optional;

/// Text to look for in product names, in any case.
///
/// @param value trimmed and in lower case
public record SearchText(String value) {

  public static final int MIN_LENGTH = 2;
  public static final int MAX_LENGTH = 60;

  public SearchText {
    if (value.length() < MIN_LENGTH || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a search has %d to %d characters".formatted(MIN_LENGTH, MAX_LENGTH));
    }
  }

  /// Empty when the text is too short or too long to search for.
  public static Optional<SearchText> parse(String text) {
    var value = text.strip().toLowerCase(Locale.ROOT);
    return value.length() < MIN_LENGTH || value.length() > MAX_LENGTH
        ? Optional.empty()
        : Optional.of(new SearchText(value));
  }
}
