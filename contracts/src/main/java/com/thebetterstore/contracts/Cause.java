package com.thebetterstore.contracts;

import org.jspecify.annotations.Nullable;

/// What a command followed from; handed on to every event that the command publishes.
///
/// @param causationId the id of the request or event at hand
/// @param traceHeader X-Ray's trace header (`Root=…;Parent=…;Sampled=…`), where there is one
public record Cause(CorrelationId correlationId, String causationId, @Nullable String traceHeader) {

  /// The same cause, under another correlation id.
  public Cause under(CorrelationId other) {
    return new Cause(other, causationId, traceHeader);
  }
}
