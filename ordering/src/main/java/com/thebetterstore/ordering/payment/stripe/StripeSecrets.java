package com.thebetterstore.ordering.payment.stripe;

/// Reads the secret that is valid now.
@FunctionalInterface
public interface StripeSecrets {

  /// The secret as it was at most five minutes ago, so that a replaced one soon takes effect.
  StripeSecret current();
}
