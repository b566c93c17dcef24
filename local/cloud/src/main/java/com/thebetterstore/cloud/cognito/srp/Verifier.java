package com.thebetterstore.cloud.cognito.srp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.random.RandomGenerator;

/// All that is kept of a password: enough to check it, not to read it. Whoever steals it can guess
/// as fast as a computer raises numbers to powers; the protocol leaves no room for a slower hash.
///
/// @param salt hexadecimal
/// @param value hexadecimal
public record Verifier(String salt, String value) {

  private static final int SALT_BYTES = 16;

  /// The verifier of a password, with a new salt.
  ///
  /// @param random a secure source
  public static Verifier of(SrpIdentity who, String password, RandomGenerator random) {
    var salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return of(who, password, SrpGroup.number(salt));
  }

  static Verifier of(SrpIdentity who, String password, BigInteger salt) {
    var inner = SrpGroup.hash((who.poolName() + who.userId() + ":" + password).getBytes(UTF_8));
    var x = SrpGroup.number(SrpGroup.hash(salt.toByteArray(), inner));
    return new Verifier(salt.toString(16), SrpGroup.G.modPow(x, SrpGroup.N).toString(16));
  }

  /// One that no password fits, always the same for the same seed.
  public static Verifier unmatched(byte[] seed) {
    var bytes = new ByteArrayOutputStream();
    for (byte block = 1; bytes.size() < SrpGroup.N.bitLength() / Byte.SIZE; block++) {
      bytes.writeBytes(SrpGroup.hash(seed, new byte[] {block}));
    }
    var salt = new byte[SALT_BYTES];
    System.arraycopy(SrpGroup.hash(seed, new byte[] {0}), 0, salt, 0, SALT_BYTES);
    return new Verifier(
        SrpGroup.number(salt).toString(16),
        SrpGroup.number(bytes.toByteArray()).mod(SrpGroup.N).toString(16));
  }

  /// Whether it is of this password. It takes as long for every password.
  public boolean matches(SrpIdentity who, String password) {
    var other = of(who, password, new BigInteger(salt, 16));
    return MessageDigest.isEqual(value.getBytes(UTF_8), other.value.getBytes(UTF_8));
  }

  BigInteger number() {
    return new BigInteger(value, 16);
  }

  @Override
  public String toString() {
    return "Verifier";
  }
}
