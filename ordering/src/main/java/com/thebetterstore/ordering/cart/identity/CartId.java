package com.thebetterstore.ordering.cart.identity;

import com.thebetterstore.contracts.Ids;
import com.thebetterstore.ordering.cart.identity.CartProof.SignedIn;
import com.thebetterstore.ordering.customer.Buyer;
import com.thebetterstore.ordering.customer.CustomerId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A cart's name together with what opens it.
///
/// In GraphQL it is one string. A guest's cart has a key in it, `cart_{20 characters}.{32
/// characters}`: whoever knows it can read and change the cart, so it must not be logged or stored.
/// A customer's cart has none, `cart_{20 characters}`: it answers to nobody else who knows it.
public record CartId(CartName name, CartProof proof) {

  private static final Pattern TEXT =
      Pattern.compile(
          "(cart_[0-9A-HJKMNP-TV-Z]{20})(?:\\.([A-Za-z0-9_-]{" + CartKey.LENGTH + "}))?");
  private static final int NAME_LENGTH = 20;

  /// A new cart's, for a guest.
  public static CartId next(Ids ids) {
    // One id has 130 random bits; the key wants 192.
    return new CartId(nextName(ids), CartKey.from(ids.next() + ids.next()));
  }

  /// A new cart's, for a customer.
  public static CartId next(Ids ids, CustomerId customer) {
    return new CartId(nextName(ids), new SignedIn(customer));
  }

  private static CartName nextName(Ids ids) {
    return new CartName("cart_" + ids.next().substring(0, NAME_LENGTH));
  }

  /// Empty when no cart that the caller may open can have this id.
  public static Optional<CartId> parse(String text, Buyer caller) {
    var match = TEXT.matcher(text);
    return match.matches()
        ? proof(match.group(2), caller)
            .map(proof -> new CartId(new CartName(match.group(1)), proof))
        : Optional.empty();
  }

  private static Optional<CartProof> proof(@Nullable String key, Buyer caller) {
    return key == null ? caller.customer().map(SignedIn::new) : Optional.of(new CartKey(key));
  }

  /// The id as its owner writes it; a guest's is a secret.
  public String text() {
    return switch (proof) {
      case CartKey key -> name.value() + "." + key.value();
      case SignedIn _ -> name.value();
    };
  }

  @Override
  public String toString() {
    return name.value();
  }
}
