package com.thebetterstore.ordering.receipt;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.receipt.SentMail.Claim.AlreadySent;
import com.thebetterstore.ordering.receipt.SentMail.Claim.Granted;
import com.thebetterstore.ordering.receipt.SentMail.Claim.HeldElsewhere;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Which orders had their receipt, in memory.
public final class InMemorySentMail implements SentMail {

  private final Map<OrderId, Instant> claimedUntil = new HashMap<>();
  private final Set<OrderId> sent = new HashSet<>();
  private boolean forgetful;

  @Override
  public synchronized Claim claim(OrderId order, Instant now, Instant until) {
    if (sent.contains(order)) {
      return new AlreadySent();
    }
    var held = claimedUntil.get(order);
    if (held != null && held.isAfter(now)) {
      return new HeldElsewhere(held);
    }
    claimedUntil.put(order, until);
    return new Granted(until);
  }

  @Override
  public synchronized void markSent(OrderId order, Granted claim, Instant at) {
    if (forgetful) {
      forgetful = false;
      throw new IllegalStateException("the function was stopped");
    }
    sent.add(order);
  }

  /// The next mail is sent, and nobody gets to write that down.
  public synchronized void crashBeforeNextMark() {
    forgetful = true;
  }
}
