package com.thebetterstore.ordering.catalogue;

import com.thebetterstore.ordering.text.FoldedText;
import com.thebetterstore.ordering.text.Line;
import java.util.Optional;

/// Text to look for in product names, in any case, with or without accents.
///
/// @param value the letters of a [FoldedText]
public record SearchText(String value) {

  public static final int MIN_LENGTH = 2;
  public static final int MAX_LENGTH = 60;

  public SearchText {
    if (Line.length(value) < MIN_LENGTH) {
      throw new IllegalArgumentException("a search has at least " + MIN_LENGTH + " characters");
    }
  }

  /// Empty when the text has a [#problem].
  public static Optional<SearchText> parse(String text) {
    return problem(text).isEmpty() ? Optional.of(new SearchText(folded(text))) : Optional.empty();
  }

  /// The rule that a search's text breaks, if it breaks one.
  public static Optional<String> problem(String text) {
    return Line.problem(Line.clean(text), MIN_LENGTH, MAX_LENGTH)
        .or(() ->
            Line.length(folded(text)) < MIN_LENGTH
                ? Optional.of("must have at least " + MIN_LENGTH + " characters besides accents")
                : Optional.empty());
  }

  /// Whether this text is in the name.
  public boolean isIn(String name) {
    return FoldedText.of(name).letters().contains(value);
  }

  private static String folded(String text) {
    return FoldedText.of(Line.clean(text)).letters();
  }
}
