package com.thebetterstore.ordering.cart.identity;

import com.thebetterstore.contracts.Ids;
import java.util.Optional;
import java.util.regex.Pattern;

/// A cart's name together with the key that gives access to it. In GraphQL it is one string,
/// `cart_{20 characters}.{32 characters}`. Whoever knows it can read and change the cart, so it
/// must not be logged or stored.
public record CartId(CartName name, CartKey key) {

  private static final Pattern TEXT =
      Pattern.compile("(cart_[0-9A-HJKMNP-TV-Z]{20})\\.([A-Za-z0-9_-]{" + CartKey.LENGTH + "})");
  private static final int NAME_LENGTH = 20;

  public static CartId next(Ids ids) {
    var name = new CartName("cart_" + ids.next().substring(0, NAME_LENGTH));
    // One id has 130 random bits; the key wants 192.
    return new CartId(name, CartKey.from(ids.next() + ids.next()));
  }

  /// Empty when no cart can have this id.
  public static Optional<CartId> parse(String text) {
    var match = TEXT.matcher(text);
    return match.matches()
        ? Optional.of(new CartId(new CartName(match.group(1)), new CartKey(match.group(2))))
        : Optional.empty();
  }

  /// The id as its owner writes it; a secret.
  public String text() {
    return name.value() + "." + key.value();
  }

  @Override
  public String toString() {
    return name.value();
  }
}
