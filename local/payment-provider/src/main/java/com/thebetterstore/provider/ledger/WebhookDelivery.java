package com.thebetterstore.provider.ledger;

import java.time.Duration;
import java.time.Instant;

/// An event on its way to the webhook endpoint, until the endpoint takes it.
public record WebhookDelivery(String id, String eventId, int failedAttempts, long dueEpochMillis) {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  public boolean isDue(Instant now) {
    return dueEpochMillis <= now.toEpochMilli();
  }

  /// The next attempt, each pause twice the one before.
  public WebhookDelivery afterFailure(Instant now) {
    var doublings = Math.min(failedAttempts, 10);
    var pause = FIRST_PAUSE.multipliedBy(1L << doublings);
    var bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    return new WebhookDelivery(id, eventId, failedAttempts + 1, now.plus(bounded).toEpochMilli());
  }
}
