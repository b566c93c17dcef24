package com.thebetterstore.ordering.order.goods;

import com.thebetterstore.contracts.LineQuantity;
import java.time.Instant;
import java.util.List;

/// A request to fulfilment not to send some units: all of them, or none if one has left.
///
/// @param id given by whoever asks; the same request has the same
/// @param reason one English sentence, or empty
public record Cancellation(
    String id, By by, String reason, List<LineQuantity> lines, Instant askedAt, State state) {

  public Cancellation {
    lines = List.copyOf(lines);
  }

  /// Who asks.
  public enum By {
    BUYER,
    STORE,
    /// The store's rules, since the buyer's bank took the payment back.
    DISPUTE
  }

  /// What fulfilment answered.
  public enum State {
    ASKED,
    DONE,
    REFUSED
  }

  public boolean isAsked() {
    return state == State.ASKED;
  }

  Cancellation withoutReason() {
    return new Cancellation(id, by, "", lines, askedAt, state);
  }

  Cancellation now(State newState) {
    return new Cancellation(id, by, reason, lines, askedAt, newState);
  }
}
