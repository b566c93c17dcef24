package com.thebetterstore.ordering.payment;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.order.Order;

/// The only way in which an order becomes paid.
@FunctionalInterface
public interface Settlement {

  /// Asks the payment provider how the order's page stands now, and brings the order up to date
  /// with that: paid, declined, expired, or a late payment that must go back. Doing it again, or
  /// from two places at once, has the effect of one.
  ///
  /// @return the order as it stands afterwards
  /// @throws java.util.NoSuchElementException when there is no such order
  /// @throws PaymentProviderUnavailable when the provider does not answer; the order stays as it is
  Order settle(OrderId order, Cause cause);
}
