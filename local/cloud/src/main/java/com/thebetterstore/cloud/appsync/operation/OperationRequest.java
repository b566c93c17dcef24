package com.thebetterstore.cloud.appsync.operation;

import com.thebetterstore.cloud.appsync.auth.ApiCaller;
import com.thebetterstore.cloud.trace.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One GraphQL operation that an authenticated caller asks for.
///
/// @param operationName which operation of the document; null when it has only one
/// @param variables as sent, before any coercion
/// @param origin what resolvers see of the HTTP request
public record OperationRequest(
    String query,
    @Nullable String operationName,
    Map<String, @Nullable Object> variables,
    ApiCaller caller,
    Origin origin) {

  /// Keeps an own copy of the variables; null is one of their values.
  public OperationRequest {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  /// The HTTP request behind an operation.
  ///
  /// @param headers names in lower case; a value is a string, or a list of them for a repeated
  ///   header
  /// @param sourceIps from `x-forwarded-for`, then the address of the connection
  /// @param span the work for the request, in the client's trace if it brought one
  public record Origin(Map<String, Object> headers, List<String> sourceIps, Span span) {

    /// Keeps own copies.
    public Origin {
      headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
      sourceIps = List.copyOf(sourceIps);
    }

    Origin within(Span other) {
      return new Origin(headers, sourceIps, other);
    }
  }
}
