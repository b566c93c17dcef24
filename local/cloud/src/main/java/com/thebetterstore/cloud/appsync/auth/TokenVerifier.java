package com.thebetterstore.cloud.appsync.auth;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import com.nimbusds.jwt.proc.JWTProcessor;
import com.thebetterstore.cloud.appsync.auth.ApiCaller.Customer;
import com.thebetterstore.cloud.appsync.auth.Authentication.Accepted;
import com.thebetterstore.cloud.appsync.auth.Authentication.Refused;
import com.thebetterstore.cloud.appsync.auth.AuthenticationMode.UserPool;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Verifies the tokens of customers.
///
/// A token is good until it expires: AppSync never asks the pool whether it was revoked since
/// (aws/aws-appsync-community 68), so neither is that asked here.
final class TokenVerifier {

  private static final Refused UNPARSABLE = new Refused("Unable to parse JWT token.");
  private static final Refused EXPIRED = new Refused("Token has expired.");
  private static final String SCHEME = "Bearer ";

  private final Map<String, Issuer> issuers;

  /// One pool, and what checks its tokens.
  private record Issuer(UserPool pool, JWTProcessor<SecurityContext> tokens) {}

  /// @param pools whose tokens are accepted
  /// @param keys that sign them
  /// @param clock by which they expire
  TokenVerifier(List<UserPool> pools, JWKSet keys, InstantSource clock) {
    issuers =
        pools.stream()
            .collect(
                toUnmodifiableMap(
                    UserPool::issuer, pool -> new Issuer(pool, tokens(pool, keys, clock))));
  }

  private static JWTProcessor<SecurityContext> tokens(
      UserPool pool, JWKSet keys, InstantSource clock) {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSKeySelector(byKeyId(keys));
    processor.setJWTClaimsSetVerifier(new PoolClaims(pool, clock));
    return processor;
  }

  /// The selector alone would try every key for a token that names none.
  private static JWSKeySelector<SecurityContext> byKeyId(JWKSet keys) {
    var selector =
        new JWSVerificationKeySelector<SecurityContext>(
            JWSAlgorithm.RS256, new ImmutableJWKSet<>(keys));
    return (header, context) ->
        header.getKeyID() == null ? List.of() : selector.selectJWSKeys(header, context);
  }

  /// Whose token this is.
  ///
  /// @param header the token, with or without `Bearer` before it
  Authentication verify(String header) {
    try {
      return verify(parsed(withoutScheme(header)));
    } catch (ParseException malformed) {
      return UNPARSABLE;
    } catch (ExpiredJWTException expired) {
      return EXPIRED;
    } catch (BadJOSEException | JOSEException forged) {
      return Refused.NOT_AUTHORIZED;
    }
  }

  /// For some headers, such as `null`, the library throws what it does not declare.
  private static JWT parsed(String token) throws ParseException {
    try {
      return JWTParser.parse(token);
    } catch (RuntimeException unexpected) {
      throw new ParseException(unexpected.toString(), 0);
    }
  }

  private static String withoutScheme(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? header.substring(SCHEME.length()).strip()
        : header;
  }

  private Authentication verify(JWT token) throws ParseException, BadJOSEException, JOSEException {
    var claims = token.getJWTClaimsSet();
    if (claims == null) {
      return UNPARSABLE;
    }
    var name = claims.getIssuer();
    var issuer = name == null ? null : issuers.get(name);
    if (issuer == null || !(token instanceof SignedJWT signed)) {
      return Refused.NOT_AUTHORIZED;
    }
    issuer.tokens().process(signed, null);
    var members = new LinkedHashMap<String, @Nullable Object>(signed.getPayload().toJSONObject());
    return new Accepted(new Customer(members, issuer.pool().defaultAction()));
  }
}
