package com.thebetterstore.platform.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.platform.json.Json;
import com.thebetterstore.platform.rehearsal.RehearsedFunction;
import com.thebetterstore.platform.work.Invocation;
import com.thebetterstore.platform.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A Lambda function that runs by itself, on a schedule or when an operator calls it. What it
/// answers is written as JSON; what it throws makes the schedule try again.
public abstract class ScheduledHandler extends RehearsedFunction {

  private final BiFunction<JsonNode, Work, Object> run;

  protected ScheduledHandler(Function<Work, Object> run) {
    this((_, work) -> run.apply(work));
  }

  /// @param run gets what it was called with, too: an event of the schedule, or what an operator
  ///   sent
  protected ScheduledHandler(BiFunction<JsonNode, Work, Object> run) {
    this.run = run;
  }

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    var called = Json.mapper().readTree(in);
    Object answer =
        Invocation.run(
            context,
            invocation -> {
              var work = Work.ofRun(invocation);
              work.follows(
                  new CorrelationId("run_" + invocation.requestId()), invocation.requestId());
              return run.apply(called, work);
            });
    Json.mapper().writeValue(out, answer);
  }
}
