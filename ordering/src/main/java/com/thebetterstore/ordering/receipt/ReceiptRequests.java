package com.thebetterstore.ordering.receipt;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderingEvent.ReceiptRequested;

/// Counts requests for receipts that were mailed before, and publishes those that lead to a mail.
public interface ReceiptRequests {

  /// How often one order's receipt may be asked for within a day of UTC.
  int MAX_PER_DAY = 3;

  /// Counts a request and publishes its event, in one transaction. One that was counted that day
  /// has no effect, and is answered as it was the first time.
  ///
  /// @return false, without any effect, when there were too many of the order that day
  boolean count(ReceiptRequested event, Cause cause);
}
