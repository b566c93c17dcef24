package com.thebetterstore.provider.ledger;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One attempt to take the money: taken, on its way, or refused.
///
/// @param pending a debit that the bank has not answered
/// @param disputed whether the buyer's bank ever asked for the money back
/// @param metadata copied from the payment intent when the charge is made, as Stripe does
public record Charge(
    String id,
    String intentId,
    long created,
    long amount,
    String currency,
    @JsonAlias("card") TestMethod method,
    @Nullable Decline decline,
    long amountRefunded,
    boolean pending,
    boolean disputed,
    Map<String, String> metadata) {

  public Charge {
    // Charges of earlier versions were kept without.
    metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
  }

  public boolean isPaid() {
    return decline == null && !pending;
  }

  public long refundable() {
    return isPaid() ? amount - amountRefunded : 0;
  }

  public Charge refunded(long more) {
    return with(decline, Math.addExact(amountRefunded, more), pending, disputed);
  }

  /// The bank's answer to a debit.
  ///
  /// @param why it does not pay; null if it does
  public Charge answered(@Nullable Decline why) {
    return with(why, amountRefunded, false, disputed);
  }

  public Charge withDispute() {
    return with(decline, amountRefunded, pending, true);
  }

  private Charge with(
      @Nullable Decline why, long refundedSoFar, boolean stillPending, boolean everDisputed) {
    return new Charge(
        id,
        intentId,
        created,
        amount,
        currency,
        method,
        why,
        refundedSoFar,
        stillPending,
        everDisputed,
        metadata);
  }
}
