package com.thebetterstore.contracts;

import java.util.Optional;
import java.util.regex.Pattern;

/// An order, everywhere: `ord_` and 26 random characters (130 bits), so it cannot be guessed.
public record OrderId(String value) implements Identifier {

  private static final String PREFIX = "ord_";

  /// The prefix and what [Ids] gives.
  private static final Pattern SHAPE = Pattern.compile(PREFIX + "[0-9A-HJKMNP-TV-Z]{26}");

  public OrderId {
    Identifier.check(value, "order id");
  }

  /// A new order's.
  public static OrderId next(Ids ids) {
    return new OrderId(PREFIX + ids.next());
  }

  /// Reads text that others may have written, such as metadata at the payment provider: empty
  /// unless it has exactly the shape of the store's ids. Other shops call theirs `orderId`, too.
  public static Optional<OrderId> read(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new OrderId(text)) : Optional.empty();
  }
}
