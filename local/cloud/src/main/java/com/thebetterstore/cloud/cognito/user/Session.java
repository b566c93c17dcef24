package com.thebetterstore.cloud.cognito.user;

import java.util.List;

/// What began with one sign-in and lives on in refresh tokens.
///
/// @param id `origin_jti` of its tokens
/// @param client by which the user signed in
/// @param signedInAt epoch seconds
/// @param expiresAt epoch seconds
public record Session(
    String id, String client, long signedInAt, long expiresAt, List<RefreshToken> tokens) {

  /// A secret that a client shows to get new tokens.
  ///
  /// @param hash the token's SHA-256, hexadecimal; the token itself is not kept
  /// @param expiresAt epoch seconds
  public record RefreshToken(String hash, long expiresAt) {}

  public Session {
    tokens = List.copyOf(tokens);
  }

  /// Whether one of its refresh tokens has this hash and works at this time.
  public boolean has(String hash, long now) {
    return tokens.stream().anyMatch(token -> token.hash().equals(hash) && now < token.expiresAt());
  }
}
