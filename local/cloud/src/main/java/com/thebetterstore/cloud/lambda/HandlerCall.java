package com.thebetterstore.cloud.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/// One call of a handler: bytes in, bytes out.
final class HandlerCall implements Callable<InvocationResult> {

  private final RequestStreamHandler handler;
  private final byte[] payload;
  private final FunctionContext context;

  HandlerCall(RequestStreamHandler handler, byte[] payload, FunctionContext context) {
    this.handler = handler;
    this.payload = payload.clone();
    this.context = context;
  }

  @Override
  public InvocationResult call() throws IOException {
    var answer = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(payload), answer, context);
    return answer.size() > Functions.MAX_PAYLOAD_BYTES
        ? FunctionError.of(
            InvocationResult.Failed.TOO_LARGE,
            "Response payload size exceeded maximum allowed payload size (%d bytes)."
                .formatted(Functions.MAX_PAYLOAD_BYTES))
        : new InvocationResult.Succeeded(answer.toString(StandardCharsets.UTF_8));
  }
}
