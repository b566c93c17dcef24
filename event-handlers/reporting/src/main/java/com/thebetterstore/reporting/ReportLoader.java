package com.thebetterstore.reporting;

import com.thebetterstore.platform.QueueBatchHandler;
import com.thebetterstore.platform.QueueMessage;
import com.thebetterstore.platform.Segments;
import java.util.List;
import java.util.Map;

/// Hears `OrderConfirmed`, `OrderRefunded` and `OrderCancelled`, in batches.
public final class ReportLoader extends QueueBatchHandler {

  private final LoadBatch loadBatch;

  /// The constructor that Lambda calls.
  public ReportLoader() {
    this(ReportingWiring.ofProcess());
  }

  public ReportLoader(Map<String, String> environment) {
    this(ReportingWiring.of(environment));
  }

  private ReportLoader(ReportingWiring wiring) {
    this(new LoadBatch(wiring.database()), wiring.segments());
  }

  ReportLoader(LoadBatch loadBatch) {
    this(loadBatch, Segments.untold());
  }

  private ReportLoader(LoadBatch loadBatch, Segments segments) {
    super(segments);
    this.loadBatch = loadBatch;
  }

  @Override
  protected List<QueueMessage> handle(List<QueueMessage> batch) {
    return together(batch, loadBatch::load);
  }
}
