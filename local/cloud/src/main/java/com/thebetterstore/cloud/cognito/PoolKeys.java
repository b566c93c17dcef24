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
import java.util.List;

/// The keys that sign the tokens of every user pool of a data folder: as at Cognito, one for access
/// tokens and one for ID tokens. They are made at the first start and kept in files that only their
/// owner may read.
public final class PoolKeys {

  /// Of access tokens, and of ID tokens.
  static final List<String> FILES = List.of("pools.key", "pools-id.key");

  private static final int BITS = 2048;

  private final RSAKey access;
  private final RSAKey id;

  private PoolKeys(RSAKey access, RSAKey id) {
    this.access = access;
    this.id = id;
  }

  /// The keys of a data folder, which makes them at its first start.
  public static PoolKeys keptIn(Path data, SecureRandom random) {
    var keys = FILES.stream().map(file -> keptAt(data.resolve(file), random)).toList();
    return new PoolKeys(keys.getFirst(), keys.getLast());
  }

  private static RSAKey keptAt(Path file, SecureRandom random) {
    if (!Files.exists(file)) {
      PrivateFile.write(file, made(random).toJSONString());
    }
    try {
      return RSAKey.parse(Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file, unreadable);
    } catch (ParseException malformed) {
      throw new IllegalStateException(file + " is not an RSA key", malformed);
    }
  }

  /// A new key.
  static RSAKey made(SecureRandom random) {
    try {
      return new RSAKeyGenerator(BITS)
          .secureRandom(random)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("every JDK makes RSA keys", impossible);
    }
  }

  /// The key of access tokens, with its private part.
  RSAKey ofAccessTokens() {
    return access;
  }

  /// The key of ID tokens, with its private part.
  RSAKey ofIdTokens() {
    return id;
  }

  /// What tokens are verified with; it holds nothing private.
  public JWKSet publicKeys() {
    return new JWKSet(List.of(access, id)).toPublicJWKSet();
  }
}
