package com.thebetterstore.ordering.cart.identity;

import com.thebetterstore.ordering.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/// The secret half of a [CartId]: 192 bits, as 32 characters of base64url. Only its hash is stored,
/// so reading the table gives no access to a cart.
public record CartKey(String value) implements CartProof {

  /// How many characters a key has.
  public static final int LENGTH = 32;

  private static final int BYTES = 24;

  public CartKey {
    if (value.length() != LENGTH) {
      throw new IllegalArgumentException("a cart key has " + LENGTH + " characters");
    }
  }

  /// The key made from random text of at least 192 bits.
  static CartKey from(String random) {
    var bytes = new byte[BYTES];
    System.arraycopy(Sha256.of(random), 0, bytes, 0, BYTES);
    return new CartKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  public Hash hash() {
    return new Hash(Sha256.hex(value));
  }

  /// The SHA-256 of a key, in hexadecimal digits.
  public record Hash(String value) {

    /// Takes the same time wherever the two differ.
    public boolean isOf(CartKey key) {
      return MessageDigest.isEqual(
          value.getBytes(StandardCharsets.US_ASCII),
          key.hash().value().getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Override
  public String toString() {
    return "CartKey[…]";
  }
}
