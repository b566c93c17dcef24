package com.thebetterstore.reporting;

import com.thebetterstore.platform.function.HandlesEvents;
import com.thebetterstore.platform.function.MessageWork;
import com.thebetterstore.platform.function.QueueBatch;
import com.thebetterstore.platform.function.QueueBatchHandler;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Loads sales, refunds, completions and cancellations into the reporting database, in batches.
public final class ReportLoader extends QueueBatchHandler implements HandlesEvents {

  private final LoadBatch loadBatch;

  /// The constructor that Lambda calls.
  public ReportLoader() {
    this(ReportingWiring.processEnvironment());
  }

  public ReportLoader(Map<String, String> environment) {
    var wiring = ReportingWiring.of(environment);
    super(wiring.segments());
    this.loadBatch = new LoadBatch(wiring.database());
  }

  @Override
  public Set<String> handledEvents() {
    return LoadBatch.EVENTS.detailTypes();
  }

  @Override
  protected List<MessageWork> handle(QueueBatch batch) {
    return batch.together(loadBatch::load);
  }
}
