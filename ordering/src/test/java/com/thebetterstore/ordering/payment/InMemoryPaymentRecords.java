package com.thebetterstore.ordering.payment;

import com.thebetterstore.contracts.OrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The provider's list of pages, in memory: two at a time.
public final class InMemoryPaymentRecords implements PaymentRecords {

  private static final int AT_A_TIME = 2;

  private record Opened(RecordedPage page, Instant at) {}

  private final List<Opened> newestFirst = new ArrayList<>();

  /// A page for an order, opened then.
  public void opened(String id, OrderId order, Instant at) {
    newestFirst.addFirst(new Opened(new RecordedPage(id, Optional.of(order)), at));
  }

  /// A page of another shop on the same account.
  public void openedElsewhere(String id, Instant at) {
    newestFirst.addFirst(new Opened(new RecordedPage(id, Optional.empty()), at));
  }

  @Override
  public List<RecordedPage> pagesSince(Instant since, Optional<String> after) {
    return newestFirst.stream()
        .filter(opened -> !opened.at().isBefore(since))
        .map(Opened::page)
        .dropWhile(page -> after.isPresent() && !page.id().equals(after.get()))
        .skip(after.isPresent() ? 1 : 0)
        .limit(AT_A_TIME)
        .toList();
  }
}
