package com.thebetterstore.ordering.receipt;

import com.thebetterstore.contracts.OrderId;
import java.time.Instant;

/// Which orders had their receipt, for ever, so that an event that comes again, even years later,
/// mails nothing.
public interface SentMail {

  /// Reserves the sending of an order's receipt until `until`.
  Claim claim(OrderId order, Instant now, Instant until);

  /// Records that the receipt was sent under a claim.
  void markSent(OrderId order, Claim.Granted claim, Instant at);

  /// What came of trying to reserve.
  sealed interface Claim {

    /// The caller may send it, until then.
    record Granted(Instant until) implements Claim {}

    /// It was sent.
    record AlreadySent() implements Claim {}

    /// Another invocation is sending it, or tried and failed; the claim lapses then.
    record HeldElsewhere(Instant until) implements Claim {}
  }
}
