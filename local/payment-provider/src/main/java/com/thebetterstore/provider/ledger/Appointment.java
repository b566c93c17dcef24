package com.thebetterstore.provider.ledger;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.Instant;

/// When something happens by itself: a session's time is over, a debit or a refund ends. Kept in
/// the order of time, so that what is due is found without a look at everything there ever was.
///
/// @param at epoch seconds
/// @param id of the session, charge or refund
public record Appointment(long at, @JsonAlias("sessionId") String id) {

  public String key() {
    return "%012d %s".formatted(at, id);
  }

  public boolean isDue(Instant now) {
    return now.getEpochSecond() >= at;
  }
}
