package com.thebetterstore.ordering.order.access;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.OrderAccessRequested;
import com.thebetterstore.ordering.text.EmailAddress;
import java.time.Instant;
import java.util.Optional;

/// Counts requests for fresh links to orders, and publishes those that lead to a mail.
public interface AccessRequests {

  /// How often one order's link may be asked for within an hour.
  int MAX_PER_ORDER = 3;

  /// How often links may be asked for with one e-mail address within an hour.
  int MAX_PER_ADDRESS = 10;

  /// Counts a request and publishes its event, in one transaction that takes as long without one.
  ///
  /// @param number as it was asked for; there need be no such order
  /// @param event empty when nothing is to be mailed
  /// @return false, without any effect, when there were too many of the order or of the address
  boolean count(
      OrderNumber number,
      EmailAddress email,
      Optional<OrderAccessRequested> event,
      Instant now,
      Cause cause);
}
