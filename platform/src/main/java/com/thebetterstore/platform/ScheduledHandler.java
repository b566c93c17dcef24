package com.thebetterstore.platform;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.CorrelationId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;

/// A Lambda function that runs by itself, on a schedule or when an operator calls it. What it
/// answers is written as JSON; what it throws makes the schedule try again.
public abstract class ScheduledHandler implements RequestStreamHandler {

  private final Function<Cause, Object> run;

  protected ScheduledHandler(Function<Cause, Object> run) {
    this.run = run;
  }

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    var requestId = context.getAwsRequestId();
    var cause =
        new Cause(new CorrelationId("run_" + requestId), requestId, TraceHeader.of(context));
    Object answer =
        Invocation.run(
            context,
            () -> {
              Invocation.follows(cause.correlationId().value());
              return run.apply(cause);
            });
    Json.mapper().writeValue(out, answer);
  }
}
