package com.thebetterstore.cloud.appsync.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.thebetterstore.cloud.appsync.auth.AuthenticationMode.DefaultAction;
import com.thebetterstore.cloud.appsync.auth.AuthenticationMode.UserPool;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/// Tokens as a user pool makes them. Claims: Cognito developer guide, "Using the access token" and
/// "Using the id token".
public final class PoolTokens {

  /// When all of them were made; they work for an hour.
  public static final Instant ISSUED = Instant.parse("2026-11-22T20:00:00Z");

  public static final String SUB = "7c1a2f52-94f4-4a0c-8f0a-1f7e3c5b9d21";
  public static final String CLIENT = "3n4b5urk1ft4fl3mg5e62d9ado";

  public static final UserPool POOL =
      new UserPool(
          "ap-southeast-2_aB3cD4eF5", "ap-southeast-2", UserPool.ANY_CLIENT, DefaultAction.ALLOW);

  /// The pool signs id and access tokens with different keys.
  private static final RSAKey FOR_ACCESS = key("access");

  private static final RSAKey FOR_IDS = key("id");

  /// What verifiers know.
  public static final JWKSet KEYS = new JWKSet(List.of(FOR_ACCESS, FOR_IDS)).toPublicJWKSet();

  private PoolTokens() {}

  static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048)
          .keyID(id)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("no key", impossible);
    }
  }

  /// The access token of a customer in these groups.
  public static String access(String... groups) {
    return signed(accessClaims(groups));
  }

  /// The id token of the same customer.
  public static String id(String... groups) {
    return signed(idClaims(groups), JWSAlgorithm.RS256, FOR_IDS);
  }

  static JWTClaimsSet.Builder accessClaims(String... groups) {
    return claims("access", groups)
        .claim("client_id", CLIENT)
        .claim("scope", "aws.cognito.signin.user.admin")
        .claim("username", SUB);
  }

  static JWTClaimsSet.Builder idClaims(String... groups) {
    return claims("id", groups)
        .audience(CLIENT)
        .claim("cognito:username", SUB)
        .claim("email", "kiri@example.com")
        .claim("email_verified", true)
        .claim("given_name", "Kiri");
  }

  private static JWTClaimsSet.Builder claims(String use, String... groups) {
    var claims =
        new JWTClaimsSet.Builder()
            .subject(SUB)
            .issuer(POOL.issuer())
            .claim("origin_jti", new UUID(0, 1).toString())
            .claim("event_id", new UUID(0, 2).toString())
            .claim("token_use", use)
            .claim("auth_time", ISSUED.getEpochSecond())
            .issueTime(Date.from(ISSUED))
            .expirationTime(Date.from(ISSUED.plusSeconds(3600)))
            .jwtID(new UUID(0, 3).toString());
    return groups.length == 0 ? claims : claims.claim("cognito:groups", List.of(groups));
  }

  /// The claims of an access token that worked a year ago.
  public static JWTClaimsSet.Builder expired() {
    var then = ISSUED.minusSeconds(31_536_000);
    return accessClaims()
        .issueTime(Date.from(then))
        .expirationTime(Date.from(then.plusSeconds(3600)));
  }

  /// The claims of an access token for customers of somebody else.
  public static JWTClaimsSet.Builder ofAnotherPool() {
    return accessClaims()
        .issuer("https://cognito-idp.ap-southeast-2.amazonaws.com/ap-southeast-2_Somebody1");
  }

  /// A token with other claims than the pool's.
  public static String signed(JWTClaimsSet.Builder claims) {
    return signed(claims, JWSAlgorithm.RS256, FOR_ACCESS);
  }

  static String signed(JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, RSAKey key) {
    return signed(claims, new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), key);
  }

  static String signed(JWTClaimsSet.Builder claims, JWSHeader header, RSAKey key) {
    try {
      var token = new SignedJWT(header, claims.build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("no signature", impossible);
    }
  }

  /// The key of access tokens, with its private part.
  static RSAKey accessKey() {
    return FOR_ACCESS;
  }
}
