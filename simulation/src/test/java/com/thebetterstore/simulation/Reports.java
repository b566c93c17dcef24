package com.thebetterstore.simulation;

import com.thebetterstore.contracts.OrderingEvent.OrderCancelled;
import com.thebetterstore.contracts.OrderingEvent.OrderCompleted;
import com.thebetterstore.contracts.OrderingEvent.OrderConfirmed;
import com.thebetterstore.contracts.OrderingEvent.OrderRefunded;
import com.thebetterstore.contracts.StoreEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The reporting database in memory: of each fact the row that came first, as its tables keep it by
/// their primary keys.
final class Reports {

  /// What the loader of the reports handles.
  static final Set<String> EVENTS =
      Set.of("OrderConfirmed", "OrderRefunded", "OrderCompleted", "OrderCancelled");

  private final Ports ports;
  private final Map<String, Long> sales = new TreeMap<>();
  private final Map<String, Long> refunds = new TreeMap<>();
  private final Map<String, Boolean> completions = new TreeMap<>();
  private final Map<String, Boolean> cancellations = new TreeMap<>();

  Reports(Ports ports) {
    this.ports = ports;
  }

  void load(StoreEvent event) {
    ports.run("reports.commit", () -> write(event));
  }

  private void write(StoreEvent event) {
    var order = event.orderId().value();
    switch (event) {
      case OrderConfirmed sale -> sales.putIfAbsent(order, sale.total().minorUnits());
      case OrderRefunded refund ->
          refunds.putIfAbsent(order + " " + refund.refundId(), refund.amount().minorUnits());
      case OrderCompleted _ -> completions.putIfAbsent(order, true);
      case OrderCancelled _ -> cancellations.putIfAbsent(order, true);
      default -> throw new IllegalArgumentException("not for the reports: " + event.detailType());
    }
  }

  /// The sum of all sales.
  long sold() {
    return sales.values().stream().mapToLong(Long::longValue).sum();
  }

  /// The sum of all refunds.
  long refunded() {
    return refunds.values().stream().mapToLong(Long::longValue).sum();
  }

  int completions() {
    return completions.size();
  }

  int cancellations() {
    return cancellations.size();
  }
}
