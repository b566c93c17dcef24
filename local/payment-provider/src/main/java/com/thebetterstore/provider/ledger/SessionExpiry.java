package com.thebetterstore.provider.ledger;

import java.time.Instant;

/// When a session's time is over. Kept in the order of time, so that what is due is found without a
/// look at every session there ever was.
///
/// @param at epoch seconds
public record SessionExpiry(long at, String sessionId) {

  public String key() {
    return "%012d %s".formatted(at, sessionId);
  }

  public boolean isDue(Instant now) {
    return now.getEpochSecond() >= at;
  }
}
