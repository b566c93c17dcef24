package com.thebetterstore.ordering.payment.stripe;

/// Where the secret of the day is kept.
@FunctionalInterface
public interface StripeSecrets {

  /// The secret as it was at most five minutes ago, so that a replaced one soon takes effect.
  StripeSecret current();
}
