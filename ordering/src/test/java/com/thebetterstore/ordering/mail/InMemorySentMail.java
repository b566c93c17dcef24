package com.thebetterstore.ordering.mail;

import com.thebetterstore.ordering.mail.SentMail.Claim.AlreadySent;
import com.thebetterstore.ordering.mail.SentMail.Claim.Granted;
import com.thebetterstore.ordering.mail.SentMail.Claim.HeldElsewhere;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Which mails were sent, in memory.
public final class InMemorySentMail implements SentMail {

  private final Map<MailKey, Instant> claimedUntil = new HashMap<>();
  private final Set<MailKey> sent = new HashSet<>();
  private boolean forgetful;

  @Override
  public synchronized Claim claim(MailKey mail, Instant now, Instant until) {
    if (sent.contains(mail)) {
      return new AlreadySent();
    }
    var held = claimedUntil.get(mail);
    if (held != null && held.isAfter(now)) {
      return new HeldElsewhere(held);
    }
    claimedUntil.put(mail, until);
    return new Granted(until);
  }

  @Override
  public synchronized void markSent(MailKey mail, Granted claim, Instant at) {
    if (forgetful) {
      forgetful = false;
      throw new IllegalStateException("the function was stopped");
    }
    sent.add(mail);
  }

  /// The next mail is sent, and nobody gets to write that down.
  public synchronized void crashBeforeNextMark() {
    forgetful = true;
  }
}
