package com.thebetterstore.ordering.payment;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.PaymentEvent.PaymentSessionChanged;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the payment provider has told us, in memory.
public final class InMemoryPaymentInbox implements PaymentInbox {

  private final Set<String> heard = new HashSet<>();
  private final List<Told> told = new ArrayList<>();

  /// What the rest of the store was told, and what it followed from.
  public record Told(PaymentSessionChanged news, Cause cause) {}

  @Override
  public synchronized boolean accept(PaymentSessionChanged news, Cause cause) {
    var first = heard.add(news.providerEventId());
    if (first) {
      told.add(new Told(news, cause));
    }
    return first;
  }

  public synchronized List<Told> told() {
    return List.copyOf(told);
  }
}
