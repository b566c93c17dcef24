package com.thebetterstore.local.appsync;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a client presents to prove who it is: a request as it was signed.
///
/// @param path as it was signed; over WebSocket not that of the socket
/// @param headers names in lower case
/// @param body as it was signed
public record Presented(
    String method, String path, Map<String, List<String>> headers, String body) {

  /// Keeps an own copy of the headers.
  public Presented {
    headers = Map.copyOf(headers);
  }

  /// The first value of a header; `name` in lower case.
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }
}
