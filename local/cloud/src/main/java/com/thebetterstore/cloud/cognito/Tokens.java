package com.thebetterstore.cloud.cognito;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.thebetterstore.cloud.cognito.user.ClientSettings;
import com.thebetterstore.cloud.cognito.user.Outcome;
import com.thebetterstore.cloud.cognito.user.PoolSettings;
import com.thebetterstore.cloud.cognito.user.Session;
import com.thebetterstore.cloud.cognito.user.User;
import com.thebetterstore.cloud.template.Account;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Signs the ID and access tokens of one pool, and reads its access tokens.
///
/// Source of the claims: developer guide, "Using tokens with user pools".
final class Tokens {

  private static final String ISSUERS = "https://cognito-idp." + Account.REGION + ".amazonaws.com/";
  private static final String SCOPE = "aws.cognito.signin.user.admin";

  private final PoolKeys keys;
  private final String issuer;
  private final InstantSource clock;
  private final Supplier<String> ids;

  Tokens(PoolKeys keys, PoolSettings pool, InstantSource clock, Supplier<String> ids) {
    this.keys = keys;
    this.issuer = ISSUERS + pool.id();
    this.clock = clock;
    this.ids = ids;
  }

  /// Whose token it is.
  ///
  /// @param session `origin_jti`
  record Access(String sub, String session) {}

  /// The id of the pool that a token says to be of; it is not verified.
  static Optional<String> pool(String token) {
    try {
      return Optional.ofNullable(SignedJWT.parse(token).getJWTClaimsSet().getIssuer())
          .filter(issuer -> issuer.startsWith(ISSUERS))
          .map(issuer -> issuer.substring(ISSUERS.length()));
    } catch (ParseException malformed) {
      return Optional.empty();
    }
  }

  /// `AuthenticationResult`, without the refresh token.
  ObjectNode issue(User user, ClientSettings client, Session session) {
    var now = clock.instant();
    var event = ids.get();
    return JsonNodeFactory.instance
        .objectNode()
        .put(
            "AccessToken", signed(keys.ofAccessTokens(), access(user, client, session, now, event)))
        .put("ExpiresIn", client.accessToken().toSeconds())
        .put("IdToken", signed(keys.ofIdTokens(), id(user, client, session, now, event)))
        .put("TokenType", "Bearer");
  }

  private JWTClaimsSet access(
      User user, ClientSettings client, Session session, Instant now, String event) {
    return claims(user, session, now, event)
        .claim("token_use", "access")
        .claim("scope", SCOPE)
        .claim("client_id", client.id())
        .claim("username", user.sub())
        .expirationTime(Date.from(now.plus(client.accessToken())))
        .build();
  }

  private JWTClaimsSet id(
      User user, ClientSettings client, Session session, Instant now, String event) {
    var claims =
        claims(user, session, now, event)
            .claim("token_use", "id")
            .audience(client.id())
            .claim("cognito:username", user.sub())
            .expirationTime(Date.from(now.plus(client.idToken())));
    user.attributes()
        .forEach((name, value) -> {
          switch (name) {
            case "email_verified", "phone_number_verified" ->
                claims.claim(name, value.equals("true"));
            // OpenID Connect Core 1.0, section 5.1.1.
            case "address" -> claims.claim(name, Map.of("formatted", value));
            default -> claims.claim(name, value);
          }
        });
    return claims.build();
  }

  private JWTClaimsSet.Builder claims(User user, Session session, Instant now, String event) {
    var claims =
        new JWTClaimsSet.Builder()
            .subject(user.sub())
            .issuer(issuer)
            .claim("origin_jti", session.id())
            .claim("event_id", event)
            .claim("auth_time", session.signedInAt())
            .issueTime(Date.from(now))
            .jwtID(ids.get());
    if (!user.groups().isEmpty()) {
      claims.claim("cognito:groups", user.groups());
    }
    return claims;
  }

  private static String signed(RSAKey key, JWTClaimsSet claims) {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(JOSEObjectType.JWT)
            .keyID(key.getKeyID())
            .build();
    var token = new SignedJWT(header, claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException impossible) {
      throw new IllegalStateException("the key signs", impossible);
    }
    return token.serialize();
  }

  /// Reads an access token of this pool that has not expired.
  Outcome<Access> read(String token) {
    try {
      var jwt = SignedJWT.parse(token);
      var claims = jwt.getJWTClaimsSet();
      if (!jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256)
          || !jwt.verify(new RSASSAVerifier(keys.ofAccessTokens()))
          || !issuer.equals(claims.getIssuer())
          || !"access".equals(claims.getStringClaim("token_use"))) {
        return invalid();
      }
      return claims.getExpirationTime().toInstant().isAfter(clock.instant())
          ? Outcome.done(new Access(claims.getSubject(), claims.getStringClaim("origin_jti")))
          : Outcome.refused("NotAuthorizedException", "Access Token has expired");
    } catch (ParseException | JOSEException malformed) {
      return invalid();
    }
  }

  private static Outcome<Access> invalid() {
    return Outcome.refused("NotAuthorizedException", "Invalid Access Token");
  }
}
