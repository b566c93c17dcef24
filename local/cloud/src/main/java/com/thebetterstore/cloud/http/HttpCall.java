package com.thebetterstore.cloud.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One HTTP request, read whole.
///
/// `segments` is the decoded path cut at its slashes, without empty parts; `headers` has lower-case
/// names; `query` is the raw query, empty when there is none.
public record HttpCall(
    String method, List<String> segments, String query, Map<String, String> headers, String body) {

  public HttpCall {
    segments = List.copyOf(segments);
    headers = Map.copyOf(headers);
  }

  /// The header's last value; `name` in lower case.
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /// This call as seen by a service that is mounted under `prefix`; unchanged when it is not there.
  public HttpCall below(String prefix) {
    return !segments.isEmpty() && segments.getFirst().equals(prefix)
        ? new HttpCall(method, segments.subList(1, segments.size()), query, headers, body)
        : this;
  }
}
