package com.thebetterstore.ordering.mail;

import java.time.Instant;

/// Which mails were sent, for ever, so that an event that comes again, even years later, mails
/// nothing.
public interface SentMail {

  /// Reserves the sending of a mail until `until`.
  Claim claim(MailKey mail, Instant now, Instant until);

  /// Records that a mail was sent under a claim.
  void markSent(MailKey mail, Claim.Granted claim, Instant at);

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
