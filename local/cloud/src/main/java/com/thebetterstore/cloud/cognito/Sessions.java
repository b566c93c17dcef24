package com.thebetterstore.cloud.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.cloud.cognito.user.ClientSettings;
import com.thebetterstore.cloud.cognito.user.Outcome;
import com.thebetterstore.cloud.cognito.user.Session;
import com.thebetterstore.cloud.cognito.user.User;
import com.thebetterstore.cloud.cognito.user.Users;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// From a sign-in over its refreshes to its end. A refresh token is the user's `sub` and a secret;
/// only its hash is kept.
final class Sessions {

  /// The oldest ones end when a user has more.
  private static final int MAX_SESSIONS = 100;

  private final Users users;
  private final Tokens tokens;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final Supplier<String> secrets;

  /// @param secrets a new one each time, which nobody can guess
  Sessions(
      Users users,
      Tokens tokens,
      InstantSource clock,
      Supplier<String> ids,
      Supplier<String> secrets) {
    this.users = users;
    this.tokens = tokens;
    this.clock = clock;
    this.ids = ids;
    this.secrets = secrets;
  }

  /// Signs a user in; the answer is an `AuthenticationResult`.
  ObjectNode start(User user, ClientSettings client) {
    var now = clock.instant();
    var refreshToken = newToken(user);
    var expiresAt = now.plus(client.refreshToken()).getEpochSecond();
    var session =
        new Session(
            ids.get(),
            client.id(),
            now.getEpochSecond(),
            expiresAt,
            List.of(new Session.RefreshToken(hash(refreshToken), expiresAt)));
    var living =
        user.sessions().stream().filter(one -> now.getEpochSecond() < one.expiresAt()).toList();
    var kept = living.subList(Math.max(0, living.size() - MAX_SESSIONS + 1), living.size());
    users.put(user.withSessions(kept).with(session));
    return tokens.issue(user, client, session).put("RefreshToken", refreshToken);
  }

  /// New tokens for a refresh token; with a new one of those if the client rotates them.
  Outcome<ObjectNode> refresh(String refreshToken, ClientSettings client) {
    var user = owner(refreshToken);
    if (user.isEmpty()) {
      return refused("Invalid Refresh Token");
    }
    if (!user.get().enabled()) {
      return refused("User is disabled.");
    }
    var found = session(user.get(), refreshToken);
    if (found.isEmpty()) {
      return refused("Refresh Token has been revoked");
    }
    var session = found.get();
    if (!session.client().equals(client.id())) {
      return refused("Invalid Refresh Token");
    }
    var now = clock.instant();
    if (!session.has(hash(refreshToken), now.getEpochSecond())) {
      return refused("Refresh Token has expired");
    }
    var result = tokens.issue(user.get(), client, session);
    client
        .rotation()
        .ifPresent(grace -> {
          var next = newToken(user.get());
          users.put(user.get().with(rotated(session, refreshToken, grace, next)));
          result.put("RefreshToken", next);
        });
    return Outcome.done(result);
  }

  /// The old token goes on for that long, for a client that did not get the answer.
  private Session rotated(Session session, String old, Duration grace, String next) {
    var now = clock.instant();
    var until = now.plus(grace).getEpochSecond();
    var hash = hash(old);
    var tokens = new ArrayList<Session.RefreshToken>();
    for (var token : session.tokens()) {
      var ends = token.hash().equals(hash) ? Math.min(until, token.expiresAt()) : token.expiresAt();
      if (now.getEpochSecond() < ends) {
        tokens.add(new Session.RefreshToken(token.hash(), ends));
      }
    }
    tokens.add(new Session.RefreshToken(hash(next), session.expiresAt()));
    return new Session(
        session.id(), session.client(), session.signedInAt(), session.expiresAt(), tokens);
  }

  /// Ends the session of a refresh token; nothing happens when it has ended.
  void revoke(String refreshToken, ClientSettings client) {
    owner(refreshToken)
        .ifPresent(user ->
            session(user, refreshToken)
                .filter(session -> session.client().equals(client.id()))
                .ifPresent(ended ->
                    users.put(
                        user.withSessions(
                            user.sessions().stream()
                                .filter(session -> !session.id().equals(ended.id()))
                                .toList()))));
  }

  /// The user of an access token, whose session has not ended.
  Outcome<SignedIn> user(String accessToken) {
    return tokens
        .read(accessToken)
        .then(access -> {
          var user = users.bySub(access.sub());
          if (user.isEmpty()) {
            return Outcome.refused("UserNotFoundException", "User does not exist.");
          }
          if (!user.get().enabled()) {
            return refused("User is disabled.");
          }
          return user.get()
              .session(access.session())
              .map(session -> Outcome.done(new SignedIn(user.get(), session.client())))
              .orElseGet(() -> refused("Access Token has been revoked"));
        });
  }

  private Optional<User> owner(String refreshToken) {
    var dot = refreshToken.indexOf('.');
    return dot < 0 ? Optional.empty() : users.bySub(refreshToken.substring(0, dot));
  }

  private static Optional<Session> session(User user, String refreshToken) {
    var hash = hash(refreshToken);
    return user.sessions().stream()
        .filter(session -> session.tokens().stream().anyMatch(one -> one.hash().equals(hash)))
        .findFirst();
  }

  private String newToken(User user) {
    return user.sub() + "." + secrets.get();
  }

  private static String hash(String token) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private static <T> Outcome<T> refused(String why) {
    return Outcome.refused("NotAuthorizedException", why);
  }
}
