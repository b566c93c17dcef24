package com.thebetterstore.cloud.appsync.http;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;

/// AppSync lets pages of every origin call it with headers of their own, and read these headers of
/// its answers.
///
/// AppSync developer guide, "Access request headers": a client's own headers reach the resolvers.
/// Fetch, "CORS-preflight fetch": a browser sends them only if the answer to its question names
/// each.
final class CrossOrigin {

  private static final String REQUEST_HEADERS =
      "authorization,content-type,x-api-key,x-amz-date,x-amz-security-token,x-amz-user-agent,"
          + "x-amz-content-sha256,x-amzn-trace-id,x-correlation-id";

  private static final String ANSWER_HEADERS =
      "x-amzn-RequestId,x-amzn-ErrorType,x-amz-user-agent,x-amzn-ErrorMessage,Date,"
          + "x-amz-schema-version";

  /// RFC 9110, "Tokens".
  private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private CrossOrigin() {}

  static void allow(HttpFields.Mutable headers) {
    headers.put("access-control-allow-origin", "*");
    headers.put("access-control-expose-headers", ANSWER_HEADERS);
  }

  /// The answer to a browser that asks before it sends.
  ///
  /// @param asked the names of the headers to come, as it lists them
  static void preflight(HttpFields.Mutable headers, String asked) {
    headers.put("access-control-allow-methods", GraphQlHandler.METHODS);
    headers.put("access-control-allow-headers", allowed(asked));
    headers.put("access-control-max-age", "172800");
  }

  private static String allowed(String asked) {
    var own =
        Arrays.stream(asked.split(","))
            .map(String::strip)
            .filter(name -> HEADER_NAME.matcher(name).matches());
    return Stream.concat(Stream.of(REQUEST_HEADERS), own).collect(Collectors.joining(","));
  }
}
