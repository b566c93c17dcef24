package com.thebetterstore.reporting;

import com.thebetterstore.contracts.OrderingEvent.OrderCancelled;
import com.thebetterstore.contracts.OrderingEvent.OrderCompleted;
import com.thebetterstore.contracts.OrderingEvent.OrderConfirmed;
import com.thebetterstore.contracts.OrderingEvent.OrderRefunded;
import com.thebetterstore.contracts.StoreEvent;
import com.thebetterstore.reporting.ReportsContract.Totals;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The reporting database in memory: of each fact the row that came first.
public final class InMemoryReports implements ReportsContract.Kept {

  /// What is handled.
  public static final Set<String> EVENTS =
      Set.of("OrderConfirmed", "OrderRefunded", "OrderCompleted", "OrderCancelled");

  private final Map<String, Long> sales = new TreeMap<>();
  private final Map<String, Long> refunds = new TreeMap<>();
  private final Map<String, Boolean> completions = new TreeMap<>();
  private final Map<String, Boolean> cancellations = new TreeMap<>();

  @Override
  public void load(StoreEvent event) {
    var order = event.orderId().value();
    switch (event) {
      case OrderConfirmed sale -> sales.putIfAbsent(order, sale.total().minorUnits());
      case OrderRefunded refund when refund.amount().isZero() -> {}
      case OrderRefunded refund ->
          refunds.putIfAbsent(order + " " + refund.refundId(), refund.amount().minorUnits());
      case OrderCompleted _ -> completions.putIfAbsent(order, true);
      case OrderCancelled _ -> cancellations.putIfAbsent(order, true);
      default -> throw new IllegalArgumentException("not for the reports: " + event.detailType());
    }
  }

  @Override
  public Set<String> handledEvents() {
    return EVENTS;
  }

  @Override
  public Totals totals() {
    return new Totals(
        sales.size(),
        sum(sales),
        refunds.size(),
        sum(refunds),
        completions.size(),
        cancellations.size());
  }

  private static long sum(Map<String, Long> amounts) {
    return amounts.values().stream().mapToLong(Long::longValue).sum();
  }
}
