package com.thebetterstore.ordering.checkout;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.access.OrderAccess;
import java.util.Optional;
import java.util.regex.Pattern;

/// A checkout as its buyer names it: its order's id and access token, so it is stored nowhere. In
/// GraphQL it is one string, `chk_{26 characters}.{48 characters}`; a secret, not to be logged.
public record CheckoutId(OrderId order, String token) {

  private static final String ORDER_PREFIX = "ord_";
  private static final String PREFIX = "chk_";
  private static final Pattern TEXT =
      Pattern.compile("chk_([0-9A-HJKMNP-TV-Z]{26})\\.([A-Za-z0-9_-]{48})");

  public static CheckoutId of(Order order, OrderAccess access) {
    return new CheckoutId(order.id(), access.token(order));
  }

  /// Empty when no checkout can have this id.
  public static Optional<CheckoutId> parse(String text) {
    var match = TEXT.matcher(text);
    return match.matches()
        ? Optional.of(new CheckoutId(new OrderId(ORDER_PREFIX + match.group(1)), match.group(2)))
        : Optional.empty();
  }

  /// The id as its owner writes it; a secret.
  public String text() {
    return PREFIX + order.value().substring(ORDER_PREFIX.length()) + "." + token;
  }

  @Override
  public String toString() {
    return "CheckoutId[" + order.value() + "]";
  }
}
