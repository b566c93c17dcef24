package com.thebetterstore.ordering.discount;

import com.thebetterstore.contracts.Identifier;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a buyer enters for a discount: 3 to 24 capital letters, digits and hyphens.
public record DiscountCode(String value) implements Identifier {

  private static final int MAX_LENGTH = 24;
  private static final Pattern TEXT = Pattern.compile("[A-Z0-9][A-Z0-9-]{2,23}");

  public DiscountCode {
    if (!isOne(value)) {
      throw new IllegalArgumentException(
          "a discount code has 3 to 24 capital letters, digits and hyphens");
    }
  }

  /// Reads a code as a person wrote it: in small letters, too, and with space around it. Empty when
  /// no code can be written so.
  public static Optional<DiscountCode> parse(String text) {
    // Length first: what surrounds a code is not searched for ever.
    return text.length() > 4 * MAX_LENGTH
        ? Optional.empty()
        : Optional.of(text.strip().toUpperCase(Locale.ROOT))
            .filter(DiscountCode::isOne)
            .map(DiscountCode::new);
  }

  private static boolean isOne(String text) {
    return TEXT.matcher(text).matches();
  }
}
