package com.thebetterstore.cloud.bus.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long a delivery is tried again: `RetryPolicy` of a target.
public record RetryPolicy(int maxRetries, Duration maxAge) {

  private static final int DEFAULT_RETRIES = 185;
  private static final Duration DEFAULT_AGE = Duration.ofHours(24);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  private static final int MAX_DOUBLINGS = 12;

  /// Reads the property; a missing node gives EventBridge's defaults.
  public static RetryPolicy read(JsonNode node) {
    return new RetryPolicy(
        node.path("MaximumRetryAttempts").asInt(DEFAULT_RETRIES),
        Duration.ofSeconds(node.path("MaximumEventAgeInSeconds").asLong(DEFAULT_AGE.toSeconds())));
  }

  /// The pause before the next attempt: doubling, with jitter.
  public Duration pause(int failures, RandomGenerator random) {
    var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
    var longest = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    return Duration.ofMillis(random.nextLong(longest.toMillis() / 2, longest.toMillis() + 1));
  }
}
