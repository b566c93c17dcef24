package com.thebetterstore.cloud.lambda;

import com.thebetterstore.cloud.aws.AwsAnswer;
import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.aws.Engine;
import com.thebetterstore.cloud.endpoint.LambdaCalls;
import com.thebetterstore.cloud.lambda.InvocationResult.Failed;
import com.thebetterstore.cloud.lambda.InvocationResult.Succeeded;
import com.thebetterstore.cloud.trace.TraceHeader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;

/// Answers Lambda's `Invoke`, synchronously. A function that fails is an answer of 200 with the
/// header `X-Amz-Function-Error`, as in Lambda.
public final class InvokeEngine implements Engine {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final Invoker functions;
  private final Supplier<TraceHeader> newTrace;

  /// Invokes these functions.
  public InvokeEngine(Invoker functions, Supplier<TraceHeader> newTrace) {
    this.functions = functions;
    this.newTrace = newTrace;
  }

  @Override
  public AwsAnswer serve(AwsRequest request) {
    var payload = request.text().isEmpty() ? "{}" : request.text();
    try {
      var function = LambdaCalls.function(request).orElseThrow();
      return switch (functions.invoke(function, payload, newTrace.get())) {
        case Succeeded(var answer) -> answer(OK, Map.of(), answer);
        case Failed failed ->
            answer(OK, Map.of("X-Amz-Function-Error", "Unhandled"), failed.payload());
      };
    } catch (Invoker.NoSuchFunction unknown) {
      return answer(
          NOT_FOUND,
          Map.of("X-Amzn-ErrorType", "ResourceNotFoundException"),
          "{\"Message\": \"Function not found\"}");
    }
  }

  private static AwsAnswer answer(int status, Map<String, String> headers, String body) {
    return new AwsAnswer(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }
}
