package com.thebetterstore.cloud.appsync.auth;

import com.nimbusds.jose.jwk.JWKSet;
import com.thebetterstore.cloud.appsync.auth.Authentication.Accepted;
import com.thebetterstore.cloud.appsync.auth.Authentication.Refused;
import com.thebetterstore.cloud.appsync.auth.AuthenticationMode.ApiKeys;
import com.thebetterstore.cloud.appsync.auth.AuthenticationMode.Iam;
import com.thebetterstore.cloud.appsync.auth.AuthenticationMode.UserPool;
import com.thebetterstore.cloud.aws.AwsRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Decides by the shape of the headers which mode a request is in, and by that mode who sent it.
///
/// A signature goes before a token, a token before a key.
public final class Authenticator {

  private static final Refused NOTHING_PRESENTED =
      new Refused("Valid authorization header not provided.");
  private static final String SIGNATURE = "AWS4-HMAC-SHA256";

  private final List<AuthenticationMode> modes;
  private final SignatureVerifier signatures;
  private final TokenVerifier tokens;
  private final InstantSource clock;

  /// @param modes those of the API
  /// @param poolKeys the public keys of user pools
  /// @param clock by which keys and tokens expire
  public Authenticator(
      List<AuthenticationMode> modes,
      SignatureVerifier signatures,
      JWKSet poolKeys,
      InstantSource clock) {
    this.modes = List.copyOf(modes);
    this.signatures = signatures;
    this.tokens = new TokenVerifier(all(UserPool.class), poolKeys, clock);
    this.clock = clock;
  }

  private <M extends AuthenticationMode> List<M> all(Class<M> kind) {
    return modes.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private boolean has(Class<? extends AuthenticationMode> kind) {
    return modes.stream().anyMatch(kind::isInstance);
  }

  /// Why a request is refused whatever its body is; empty if it may be let in.
  ///
  /// @param head the request without its body
  public Optional<Refused> refusal(AwsRequest head) {
    return !isSigned(head) && authenticate(head) instanceof Refused refused
        ? Optional.of(refused)
        : Optional.empty();
  }

  /// Who sent this: a request as it was signed, over WebSocket not that of the socket.
  public Authentication authenticate(AwsRequest request) {
    if (isSigned(request)) {
      return signed(request);
    }
    var token = request.header("authorization");
    if (token.isPresent()) {
      return has(UserPool.class) ? tokens.verify(token.get()) : Refused.NOT_AUTHORIZED;
    }
    return request.header("x-api-key").map(this::withKey).orElse(NOTHING_PRESENTED);
  }

  /// Without IAM mode, a signature is no more than a token that cannot be read (aws-amplify/docs
  /// 1884).
  private boolean isSigned(AwsRequest request) {
    return has(Iam.class)
        && request.header("authorization").filter(value -> value.startsWith(SIGNATURE)).isPresent();
  }

  private Authentication signed(AwsRequest request) {
    return signatures
        .verify(request)
        .<Authentication>map(Accepted::new)
        .orElse(Refused.NOT_AUTHORIZED);
  }

  private Authentication withKey(String presented) {
    var now = clock.instant().getEpochSecond();
    return all(ApiKeys.class).stream()
            .flatMap(mode -> mode.keys().stream())
            .anyMatch(key -> key.value().equals(presented) && now < key.expiresEpochSeconds())
        ? new Accepted(new ApiCaller.KeyHolder())
        : Refused.NOT_AUTHORIZED;
  }
}
