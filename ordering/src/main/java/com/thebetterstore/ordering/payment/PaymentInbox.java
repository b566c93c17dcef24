package com.thebetterstore.ordering.payment;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.PaymentEvent.PaymentSessionChanged;

/// What the payment provider has told us.
public interface PaymentInbox {

  /// Remembers, for at least 30 days, the provider's event, and tells the rest of the store that it
  /// is time to look, both or neither.
  ///
  /// @return false when the provider's event came before: then nothing is told
  boolean accept(PaymentSessionChanged news, Cause cause);
}
