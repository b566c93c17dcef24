package com.thebetterstore.provider.ledger;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One card's answer to one attempt: money taken, or a decline.
///
/// @param metadata copied from the payment intent when the charge is made, as Stripe does
public record Charge(
    String id,
    String intentId,
    long created,
    long amount,
    String currency,
    TestCard card,
    @Nullable Decline decline,
    long amountRefunded,
    Map<String, String> metadata) {

  public Charge {
    // Charges of earlier versions were kept without.
    metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
  }

  public boolean isPaid() {
    return decline == null;
  }

  public long refundable() {
    return isPaid() ? amount - amountRefunded : 0;
  }

  public Charge refunded(long more) {
    return new Charge(
        id,
        intentId,
        created,
        amount,
        currency,
        card,
        decline,
        Math.addExact(amountRefunded, more),
        metadata);
  }
}
