package com.thebetterstore.ordering.catalogue;

import com.thebetterstore.contracts.Identifier;
import com.thebetterstore.ordering.text.Line;
import java.util.Optional;

/// The one heading that a product is listed under, as shoppers read it. Case counts; normal forms
/// and blanks at the ends do not.
public record Category(String value) implements Identifier {

  public static final int MAX_LENGTH = 60;

  public Category {
    value = Line.clean(value);
    Identifier.check(value, "category");
    if (Line.length(value) > MAX_LENGTH) {
      throw new IllegalArgumentException("category is longer than " + MAX_LENGTH);
    }
  }

  /// The rule that a category's text breaks, if it breaks one.
  public static Optional<String> problem(String text) {
    return Line.problem(Line.clean(text), 1, MAX_LENGTH);
  }
}
