package com.thebetterstore.reporting;

import com.thebetterstore.platform.function.HandlesEvents;
import com.thebetterstore.platform.function.MessageWork;
import com.thebetterstore.platform.function.QueueBatch;
import com.thebetterstore.platform.function.QueueBatchHandler;
import com.thebetterstore.platform.rehearsal.RehearsalFiles;
import com.thebetterstore.platform.work.Segments;
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
    this(wiring.segments(), wiring.database());
    rehearsesIn(environment, ReportLoader::withoutDatabase);
  }

  private ReportLoader(Segments segments, Database database) {
    super(segments);
    this.loadBatch = new LoadBatch(database);
  }

  /// A connection would wake a database that sleeps, at each deployment and for nothing.
  private static ReportLoader withoutDatabase(Map<String, String> environment) {
    var wiring = ReportingWiring.of(environment);
    return new ReportLoader(wiring.segments(), new NoDatabase(wiring::dataSource));
  }

  @Override
  protected List<String> rehearsedEvents() {
    return RehearsalFiles.of(getClass()).messages(handledEvents());
  }

  /// From its network there is no way to it.
  @Override
  protected boolean callsAws() {
    return false;
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
