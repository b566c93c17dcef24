package com.thebetterstore.simulation;

import com.thebetterstore.contracts.StoreEvent;
import com.thebetterstore.reporting.InMemoryReports;
import java.util.Set;

/// The reporting database behind a network.
final class Reports {

  /// What the loader of the reports handles.
  static final Set<String> EVENTS = InMemoryReports.EVENTS;

  private final Ports ports;
  private final InMemoryReports kept = new InMemoryReports();

  Reports(Ports ports) {
    this.ports = ports;
  }

  void load(StoreEvent event) {
    ports.run("reports.commit", () -> kept.load(event));
  }

  /// The sum of all sales.
  long sold() {
    return kept.totals().sold();
  }

  /// The sum of all refunds.
  long refunded() {
    return kept.totals().refunded();
  }

  int completions() {
    return kept.totals().completions();
  }

  int cancellations() {
    return kept.totals().cancellations();
  }
}
