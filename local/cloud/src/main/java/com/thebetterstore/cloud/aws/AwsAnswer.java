package com.thebetterstore.cloud.aws;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What a service answers to an [AwsRequest].
public final class AwsAnswer {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  /// An answer of any type.
  ///
  /// @param body not copied, and not to be changed
  public AwsAnswer(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  /// An answer in JSON.
  public static AwsAnswer json(int status, String contentType, String json) {
    return new AwsAnswer(
        status, Map.of("content-type", contentType), json.getBytes(StandardCharsets.UTF_8));
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// By name.
  public Map<String, String> headers() {
    return headers;
  }

  /// Not a copy.
  public byte[] body() {
    return body;
  }
}
