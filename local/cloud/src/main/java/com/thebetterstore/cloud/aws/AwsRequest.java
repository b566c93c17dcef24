package com.thebetterstore.cloud.aws;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A request to an AWS service, exactly as it came over the wire.
public final class AwsRequest {

  private final String method;
  private final String path;
  private final String query;
  private final Map<String, String> headers;
  private final byte[] body;

  /// A request of any service.
  ///
  /// @param path still encoded
  /// @param query still encoded; empty when there is none
  /// @param headers by name in any case
  /// @param body not copied, and not to be changed
  public AwsRequest(
      String method, String path, String query, Map<String, String> headers, byte[] body) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = new TreeMap<>();
    headers.forEach((name, value) -> this.headers.put(name.toLowerCase(Locale.ROOT), value));
    this.body = body;
  }

  /// The same with one header more.
  ///
  /// @param name in lower case
  public AwsRequest with(String name, String value) {
    var more = new TreeMap<>(headers);
    more.put(name, value);
    return new AwsRequest(method, path, query, more, body);
  }

  /// `GET`, `POST` …
  public String method() {
    return method;
  }

  /// Still encoded.
  public String path() {
    return path;
  }

  /// Still encoded; empty when there is none.
  public String query() {
    return query;
  }

  /// By name in lower case.
  public Map<String, String> headers() {
    return headers;
  }

  /// One header by its name in lower case.
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /// The name after the last dot of `X-Amz-Target`; empty for REST services.
  public String operation() {
    var target = header("x-amz-target").orElse("");
    return target.substring(target.lastIndexOf('.') + 1);
  }

  /// Not a copy.
  public byte[] body() {
    return body;
  }

  /// The body as UTF-8.
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
