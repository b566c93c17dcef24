package com.thebetterstore.cloud.appsync.auth;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.thebetterstore.cloud.appsync.auth.AuthenticationMode.UserPool;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the access and id tokens of one pool must say.
///
/// Access tokens name their client in `client_id`, id tokens in `aud`.
final class PoolClaims extends DefaultJWTClaimsVerifier<SecurityContext> {

  private final UserPool pool;
  private final InstantSource clock;

  PoolClaims(UserPool pool, InstantSource clock) {
    super(
        new JWTClaimsSet.Builder().issuer(pool.issuer()).build(),
        Set.of("sub", "exp", "iat", "token_use"));
    // Tokens are made and verified by one clock.
    setMaxClockSkew(0);
    this.pool = pool;
    this.clock = clock;
  }

  @Override
  protected Date currentTime() {
    return Date.from(clock.instant());
  }

  @Override
  public void verify(JWTClaimsSet claims, @Nullable SecurityContext context)
      throws BadJWTException {
    super.verify(claims, context);
    // A claim that is null is there, for the library.
    var issued = claims.getIssueTime();
    if (issued == null || claims.getExpirationTime() == null || claims.getSubject() == null) {
      throw new BadJWTException("the token lacks a claim");
    }
    if (issued.toInstant().isAfter(clock.instant())) {
      throw new BadJWTException("the token is issued later");
    }
    if (clients(claims).stream().noneMatch(id -> pool.clients().matcher(id).matches())) {
      throw new BadJWTException("the token is of another client");
    }
  }

  private static List<String> clients(JWTClaimsSet claims) throws BadJWTException {
    try {
      return switch (claims.getStringClaim("token_use")) {
        case "access" -> {
          var client = claims.getStringClaim("client_id");
          yield client == null ? List.of() : List.of(client);
        }
        case "id" -> claims.getAudience();
        case null, default -> throw new BadJWTException("the token has another use");
      };
    } catch (ParseException noText) {
      throw new BadJWTException("the token has claims of other types", noText);
    }
  }
}
