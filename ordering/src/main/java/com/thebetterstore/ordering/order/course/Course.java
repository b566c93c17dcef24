package com.thebetterstore.ordering.order.course;

import java.time.Instant;

/// Whether an order goes on.
public sealed interface Course {

  /// It goes on: to be paid, to be sent, to arrive; and once it has arrived it stays so.
  record Open() implements Course {}

  /// It waits for a decision. Nothing is sent meanwhile.
  record Held(HoldReason why, Instant since) implements Course {}

  /// It is over, and stays over.
  ///
  /// @param reason one English sentence for the buyer
  record Ended(EndReason why, String reason, Instant at) implements Course {}

  /// A newer version of the store wrote of it what this one does not know. It can be shown, and
  /// nothing else may be done with it here.
  ///
  /// @param what the row's attribute
  record Unknown(String what) implements Course {}
}
