package com.thebetterstore.local.appsync;

import org.eclipse.jetty.http.HttpFields;

/// AppSync lets pages of every origin call it, and read these headers of its answers.
final class CrossOrigin {

  private static final String REQUEST_HEADERS =
      "authorization,content-type,x-api-key,x-amz-date,x-amz-security-token,x-amz-user-agent,"
          + "x-amz-content-sha256,x-amzn-trace-id,x-correlation-id";

  private static final String ANSWER_HEADERS =
      "x-amzn-RequestId,x-amzn-ErrorType,x-amz-user-agent,x-amzn-ErrorMessage,Date,"
          + "x-amz-schema-version";

  private CrossOrigin() {}

  static void allow(HttpFields.Mutable headers) {
    headers.put("access-control-allow-origin", "*");
    headers.put("access-control-expose-headers", ANSWER_HEADERS);
  }

  /// The answer to a browser that asks before it sends.
  static void preflight(HttpFields.Mutable headers) {
    headers.put("access-control-allow-methods", "POST, OPTIONS");
    headers.put("access-control-allow-headers", REQUEST_HEADERS);
    headers.put("access-control-max-age", "172800");
  }
}
