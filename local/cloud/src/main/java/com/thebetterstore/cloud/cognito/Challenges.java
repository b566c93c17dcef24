package com.thebetterstore.cloud.cognito;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Sign-ins that wait for the user's next step: for three minutes, and not over a restart.
///
/// @param <T> what is known of one so far
final class Challenges<T> {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int MAX_WAITING = 10_000;

  private record Waiting<T>(T state, Instant until) {}

  private final Map<String, Waiting<T>> waiting = new LinkedHashMap<>();
  private final InstantSource clock;
  private final Supplier<String> secrets;

  /// @param secrets a new one each time, which nobody can guess
  Challenges(InstantSource clock, Supplier<String> secrets) {
    this.clock = clock;
    this.secrets = secrets;
  }

  /// Keeps one, and returns the secret by which to find it.
  synchronized String open(T state) {
    var now = clock.instant();
    waiting
        .entrySet()
        .removeIf(one -> !now.isBefore(one.getValue().until()) || waiting.size() > MAX_WAITING);
    var secret = secrets.get();
    waiting.put(secret, new Waiting<>(state, now.plus(PATIENCE)));
    return secret;
  }

  /// The one with that secret, unless it has waited too long.
  synchronized Optional<T> find(String secret) {
    return Optional.ofNullable(waiting.get(secret))
        .filter(one -> clock.instant().isBefore(one.until()))
        .map(Waiting::state);
  }

  /// Ends it.
  synchronized void close(String secret) {
    waiting.remove(secret);
  }
}
