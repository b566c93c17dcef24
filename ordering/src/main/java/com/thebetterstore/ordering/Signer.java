package com.thebetterstore.ordering;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs access tokens, keys of downloads and cursors, and verifies signatures.
///
/// The secret holds one key a line. The first signs, all of them verify: so a key can be replaced
/// while what an older one signed, such as a link in a mail, stays good for as long as the older
/// one is kept.
public final class Signer {

  private static final String ALGORITHM = "HmacSHA256";

  private final Supplier<String> secret;

  /// @param secret the keys; asked for at every use, so that they need not be known at construction
  public Signer(Supplier<String> secret) {
    this.secret = secret;
  }

  /// The HMAC-SHA-256 of the text under the first key: 32 bytes.
  public byte[] sign(byte[] text) {
    return hmac(keys().getFirst(), text);
  }

  /// What [#sign] gives, and what it gave under each older key that is kept, newest first.
  public Stream<byte[]> signatures(byte[] text) {
    return keys().stream().map(key -> hmac(key, text));
  }

  /// Whether one of the keys made what is shown of the text. Takes the same time wherever a wrong
  /// one differs.
  ///
  /// @param form how a signature is shown: written as text, say, or cut short
  public boolean signed(byte[] text, UnaryOperator<byte[]> form, byte[] shown) {
    var found = false;
    for (var key : keys()) {
      found |= MessageDigest.isEqual(form.apply(hmac(key, text)), shown);
    }
    return found;
  }

  private List<String> keys() {
    var keys = secret.get().lines().map(String::strip).filter(key -> !key.isEmpty()).toList();
    if (keys.isEmpty()) {
      throw new IllegalStateException("a secret without a key signs nothing");
    }
    return keys;
  }

  private static byte[] hmac(String key, byte[] text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac.doFinal(text);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
    }
  }
}
