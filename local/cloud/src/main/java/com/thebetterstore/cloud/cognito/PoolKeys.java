package com.thebetterstore.cloud.cognito;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.thebetterstore.cloud.durable.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.ParseException;

/// The key that signs the tokens of every user pool of a data folder. It is made at the first start
/// and kept in a file that only its owner may read.
public final class PoolKeys {

  private static final String FILE = "pools.key";
  private static final int BITS = 2048;

  private final RSAKey key;

  private PoolKeys(RSAKey key) {
    this.key = key;
  }

  /// The key of a data folder, which makes one at its first start.
  public static PoolKeys keptIn(Path data, SecureRandom random) {
    var file = data.resolve(FILE);
    if (!Files.exists(file)) {
      PrivateFile.write(file, made(random).key.toJSONString());
    }
    try {
      return new PoolKeys(RSAKey.parse(Files.readString(file)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file, unreadable);
    } catch (ParseException malformed) {
      throw new IllegalStateException(file + " is not an RSA key", malformed);
    }
  }

  /// A new key.
  static PoolKeys made(SecureRandom random) {
    try {
      return new PoolKeys(
          new RSAKeyGenerator(BITS)
              .secureRandom(random)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .keyIDFromThumbprint(true)
              .generate());
    } catch (JOSEException impossible) {
      throw new IllegalStateException("every JDK makes RSA keys", impossible);
    }
  }

  /// With its private part.
  RSAKey signingKey() {
    return key;
  }

  /// What tokens are verified with; it holds nothing private.
  public JWKSet publicKeys() {
    return new JWKSet(key).toPublicJWKSet();
  }
}
