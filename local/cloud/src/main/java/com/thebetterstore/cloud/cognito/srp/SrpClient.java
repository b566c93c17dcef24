package com.thebetterstore.cloud.cognito.srp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The client's side of a sign-in, written from the formulas of SRP-6a: for programs of this
/// machine that have an account.
public final class SrpClient {

  private final SrpIdentity who;
  private final String password;
  private final BigInteger secretA;

  /// @param secretA random, of 256 bits, and new for each sign-in
  public SrpClient(SrpIdentity who, String password, BigInteger secretA) {
    this.who = who;
    this.password = password;
    this.secretA = secretA;
  }

  /// `SRP_A`, which needs neither name nor password.
  public static String publicA(BigInteger secretA) {
    return BigInteger.TWO.modPow(secretA, SrpGroup.N).toString(16);
  }

  /// `PASSWORD_CLAIM_SIGNATURE`, from what the challenge says.
  ///
  /// @param secretBlock what is to be signed, in Base64
  /// @param timestamp as it is sent along
  public String signature(String salt, String publicB, String secretBlock, String timestamp) {
    var n = SrpGroup.N;
    var b = new BigInteger(publicB, 16);
    var inner = SrpGroup.hash((who.poolName() + who.userId() + ":" + password).getBytes(UTF_8));
    var x = number(SrpGroup.hash(new BigInteger(salt, 16).toByteArray(), inner));
    var a = BigInteger.TWO.modPow(secretA, n);
    var u = number(SrpGroup.hash(a.toByteArray(), b.toByteArray()));
    var k = number(SrpGroup.hash(n.toByteArray(), new byte[] {2}));
    var s =
        b.subtract(k.multiply(BigInteger.TWO.modPow(x, n))).modPow(secretA.add(u.multiply(x)), n);
    var pseudoRandom = hmac(u.toByteArray(), s.toByteArray());
    var key = Arrays.copyOf(hmac(pseudoRandom, "Caldera Derived Key\u0001".getBytes(UTF_8)), 16);
    return Base64.getEncoder()
        .encodeToString(
            hmac(
                key,
                (who.poolName() + who.userId()).getBytes(UTF_8),
                Base64.getDecoder().decode(secretBlock),
                timestamp.getBytes(UTF_8)));
  }

  private static BigInteger number(byte[] bytes) {
    return new BigInteger(1, bytes);
  }

  private static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      for (var part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
