package com.thebetterstore.ordering.cart.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/// A name that a client gives to one request, so that sending it twice does it once.
public record IdempotencyKey(String value) {

  /// What is said of one that is none.
  public static final String RULE = "idempotencyKey must have 16 to 100 visible ASCII characters";

  private static final Pattern SHAPE = Pattern.compile("[!-~]{16,100}");

  public IdempotencyKey {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(RULE);
    }
  }

  public static Optional<IdempotencyKey> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new IdempotencyKey(text)) : Optional.empty();
  }
}
