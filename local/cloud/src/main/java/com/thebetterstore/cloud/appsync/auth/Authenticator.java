package com.thebetterstore.cloud.appsync.auth;

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

  private static final String NOT_AUTHORIZED = "You are not authorized to make this call.";
  private static final String NOTHING_PRESENTED = "Valid authorization header not provided.";
  private static final String SIGNATURE = "AWS4-HMAC-SHA256";

  private final List<AuthenticationMode> modes;
  private final SignatureVerifier signatures;
  private final InstantSource clock;

  /// @param modes those of the API
  /// @param clock by which keys expire
  public Authenticator(
      List<AuthenticationMode> modes, SignatureVerifier signatures, InstantSource clock) {
    this.modes = List.copyOf(modes);
    this.signatures = signatures;
    this.clock = clock;
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
    if (request.header("authorization").isPresent()) {
      return withToken();
    }
    return request
        .header("x-api-key")
        .map(this::withKey)
        .orElseGet(() -> new Refused(NOTHING_PRESENTED));
  }

  private static boolean isSigned(AwsRequest request) {
    return request.header("authorization").filter(value -> value.startsWith(SIGNATURE)).isPresent();
  }

  private Authentication signed(AwsRequest request) {
    if (modes.stream().noneMatch(Iam.class::isInstance)) {
      return new Refused(NOT_AUTHORIZED);
    }
    return signatures
        .verify(request)
        .<Authentication>map(Accepted::new)
        .orElseGet(() -> new Refused(NOT_AUTHORIZED));
  }

  private Authentication withToken() {
    return modes.stream()
        .filter(UserPool.class::isInstance)
        .findFirst()
        // The user pool signs nobody in yet, so no token can be one of its own.
        .<Authentication>map(pool -> new Refused("Unable to parse JWT token."))
        .orElseGet(() -> new Refused(NOT_AUTHORIZED));
  }

  private Authentication withKey(String presented) {
    var now = clock.instant().getEpochSecond();
    return modes.stream()
            .filter(ApiKeys.class::isInstance)
            .flatMap(mode -> ((ApiKeys) mode).keys().stream())
            .anyMatch(key -> key.value().equals(presented) && now < key.expiresEpochSeconds())
        ? new Accepted(new ApiCaller.KeyHolder())
        : new Refused(NOT_AUTHORIZED);
  }
}
