package com.thebetterstore.platform.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.platform.json.Json;
import com.thebetterstore.platform.work.Invocation;
import com.thebetterstore.platform.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;

/// A Lambda function that runs by itself, on a schedule or when an operator calls it. What it
/// answers is written as JSON; what it throws makes the schedule try again.
public abstract class ScheduledHandler implements RequestStreamHandler {

  private final Function<Work, Object> run;

  protected ScheduledHandler(Function<Work, Object> run) {
    this.run = run;
  }

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    Object answer =
        Invocation.run(
            context,
            invocation -> {
              var work = Work.ofRun(invocation);
              work.follows(
                  new CorrelationId("run_" + invocation.requestId()), invocation.requestId());
              return run.apply(work);
            });
    Json.mapper().writeValue(out, answer);
  }
}
