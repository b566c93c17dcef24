package com.thebetterstore.platform;

import com.amazonaws.services.lambda.runtime.Context;
import org.jspecify.annotations.Nullable;

/// X-Ray's trace header, `Root=…;Parent=…;Sampled=…`.
final class TraceHeader {

  private TraceHeader() {}

  /// The header of the invocation at hand; null where nothing is traced.
  static @Nullable String of(Context context) {
    var header = context.getXrayTraceId();
    return header == null || header.isBlank() ? null : header;
  }
}
