package com.thebetterstore.cloud.cognito.srp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One sign-in, seen by the server: from the client's first number to its proof.
public final class SrpExchange {

  /// As long as the prime, with a sign byte.
  private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]{1,770}");

  private static final int SECRET_BITS = 256;
  private static final int KEY_BYTES = 16;
  private static final String HMAC = "HmacSHA256";
  private static final byte[] INFO = "Caldera Derived Key\u0001".getBytes(US_ASCII);

  private final SrpIdentity who;
  private final BigInteger publicB;
  private final byte[] key;

  private SrpExchange(SrpIdentity who, BigInteger publicB, byte[] key) {
    this.who = who;
    this.publicB = publicB;
    this.key = key;
  }

  /// Answers the client's number; empty if that is none, or one that would make every password fit.
  ///
  /// @param clientA `SRP_A`, hexadecimal
  /// @param random a secure source
  public static Optional<SrpExchange> start(
      SrpIdentity who, Verifier verifier, String clientA, RandomGenerator random) {
    var secret = new byte[SECRET_BITS / Byte.SIZE];
    random.nextBytes(secret);
    return start(who, verifier, clientA, SrpGroup.number(secret));
  }

  static Optional<SrpExchange> start(
      SrpIdentity who, Verifier verifier, String clientA, BigInteger secretB) {
    if (!HEXADECIMAL.matcher(clientA).matches()) {
      return Optional.empty();
    }
    var a = new BigInteger(clientA, 16);
    if (a.mod(SrpGroup.N).signum() == 0) {
      return Optional.empty();
    }
    var v = verifier.number();
    var b = SrpGroup.K.multiply(v).add(SrpGroup.G.modPow(secretB, SrpGroup.N)).mod(SrpGroup.N);
    var u = SrpGroup.number(SrpGroup.hash(a.toByteArray(), b.toByteArray()));
    var s = a.multiply(v.modPow(u, SrpGroup.N)).modPow(secretB, SrpGroup.N);
    return Optional.of(new SrpExchange(who, b, key(u, s)));
  }

  /// The first block of HKDF (RFC 5869), cut to 128 bits.
  private static byte[] key(BigInteger u, BigInteger s) {
    var pseudoRandom = hmac(u.toByteArray(), s.toByteArray());
    return Arrays.copyOf(hmac(pseudoRandom, INFO), KEY_BYTES);
  }

  /// `SRP_B`, hexadecimal
  public String publicB() {
    return publicB.toString(16);
  }

  /// Whether the client knows the password.
  ///
  /// @param secretBlock what it was given to sign
  /// @param timestamp as the client wrote it
  public boolean isProvenBy(byte[] signature, byte[] secretBlock, String timestamp) {
    return MessageDigest.isEqual(signature, signature(secretBlock, timestamp));
  }

  private byte[] signature(byte[] secretBlock, String timestamp) {
    return hmac(
        key,
        who.poolName().getBytes(UTF_8),
        who.userId().getBytes(UTF_8),
        secretBlock,
        timestamp.getBytes(UTF_8));
  }

  private static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      for (var part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + HMAC, impossible);
    }
  }
}
