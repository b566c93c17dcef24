package com.thebetterstore.provider.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One attempt to be paid on the hosted page. Times are in epoch seconds, as Stripe's are.
///
/// `intentId` is null until the buyer first submits a card, as at Stripe.
public record CheckoutSession(
    String id,
    long created,
    long expiresAt,
    State state,
    List<Line> lines,
    String currency,
    Returns returns,
    Caller caller,
    @Nullable String intentId) {

  public enum State {
    /// The buyer can pay.
    OPEN,
    /// The buyer is done, and the money has not come: it is on its way, or never will.
    SUBMITTED,
    /// Paid.
    COMPLETE,
    /// Nobody paid in time, or the merchant ended it.
    EXPIRED
  }

  /// What one line of the page says; `unitAmount` is in the currency's smallest unit.
  public record Line(String name, @Nullable String description, long unitAmount, long quantity) {
    public long amount() {
      return Math.multiplyExact(unitAmount, quantity);
    }
  }

  /// Where the buyer goes from the page.
  public record Returns(String success, @Nullable String cancel) {}

  /// What the merchant said about the purchase, given back as it came.
  public record Caller(
      @Nullable String clientReferenceId,
      @Nullable String customerEmail,
      Map<String, String> metadata,
      Map<String, String> intentMetadata) {

    public Caller {
      metadata = Map.copyOf(metadata);
      intentMetadata = Map.copyOf(intentMetadata);
    }
  }

  public CheckoutSession {
    lines = List.copyOf(lines);
  }

  public long amountTotal() {
    return lines.stream().mapToLong(Line::amount).reduce(0, Math::addExact);
  }

  public Optional<String> intent() {
    return Optional.ofNullable(intentId);
  }

  public boolean isOpen() {
    return state == State.OPEN;
  }

  public boolean isDueToExpire(Instant now) {
    return isOpen() && now.getEpochSecond() >= expiresAt;
  }

  public CheckoutSession in(State next) {
    return new CheckoutSession(
        id, created, expiresAt, next, lines, currency, returns, caller, intentId);
  }

  public CheckoutSession paidThrough(String intent) {
    return new CheckoutSession(
        id, created, expiresAt, state, lines, currency, returns, caller, intent);
  }
}
