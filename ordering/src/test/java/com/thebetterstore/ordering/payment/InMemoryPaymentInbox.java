package com.thebetterstore.ordering.payment;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.PaymentEvent.PaymentSessionChanged;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The payment provider's events that were accepted, in memory.
public final class InMemoryPaymentInbox implements PaymentInbox {

  private final Set<String> accepted = new HashSet<>();
  private final List<Published> published = new ArrayList<>();

  /// What was published to the rest of the store, and its cause.
  public record Published(PaymentSessionChanged news, Cause cause) {}

  @Override
  public synchronized boolean accept(PaymentSessionChanged news, Cause cause) {
    var first = accepted.add(news.providerEventId());
    if (first) {
      published.add(new Published(news, cause));
    }
    return first;
  }

  public synchronized List<Published> published() {
    return List.copyOf(published);
  }
}
