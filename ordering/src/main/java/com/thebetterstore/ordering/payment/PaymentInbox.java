package com.thebetterstore.ordering.payment;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.PaymentEvent.PaymentSessionChanged;

/// The payment provider's events that were accepted.
public interface PaymentInbox {

  /// Keeps the provider's event for at least 30 days, and publishes that something happened to the
  /// order's payment page, both or neither.
  ///
  /// @return false when the provider's event came before: then nothing is published
  boolean accept(PaymentSessionChanged news, Cause cause);
}
