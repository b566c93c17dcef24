package com.thebetterstore.cloud.lambda;

import com.thebetterstore.cloud.trace.TraceHeader;

/// Calls a function and waits for its answer.
@FunctionalInterface
public interface Invoker {

  /// Invokes one function, synchronously.
  ///
  /// @param function a function's name or ARN, with or without version or alias
  /// @param payload the event, JSON
  /// @param trace X-Ray's header of whoever calls; the function goes on from it
  /// @throws NoSuchFunction if the templates have no such function
  /// @throws PayloadTooLarge if the event is larger than Lambda takes
  InvocationResult invoke(String function, String payload, TraceHeader trace);

  /// The templates have no function of that name.
  final class NoSuchFunction extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoSuchFunction(String function) {
      super("no function " + function);
    }
  }

  /// The event is larger than [Functions#MAX_PAYLOAD_BYTES].
  final class PayloadTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PayloadTooLarge(String function, long bytes) {
      super("an event of " + bytes + " bytes is too large for " + function);
    }
  }
}
