package com.thebetterstore.local.payment;

import org.jspecify.annotations.Nullable;

/// One card's answer to one attempt: money taken, or a decline.
record Charge(
    String id,
    String intentId,
    long created,
    long amount,
    String currency,
    TestCard card,
    @Nullable Decline decline,
    long amountRefunded) {

  boolean isPaid() {
    return decline == null;
  }

  long refundable() {
    return isPaid() ? amount - amountRefunded : 0;
  }

  Charge refunded(long more) {
    return new Charge(
        id,
        intentId,
        created,
        amount,
        currency,
        card,
        decline,
        Math.addExact(amountRefunded, more));
  }
}
