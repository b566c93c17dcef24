package com.thebetterstore.cloud.waf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a web ACL sees of a request.
///
/// @param address of the client
/// @param headers names in lower case
/// @param body its first 8 KB, which is all that WAF looks into for AppSync
/// @param isCut whether the body is longer
public record WebRequest(
    String address, Map<String, List<String>> headers, String body, boolean isCut) {

  /// Developer guide of AppSync, "Using AWS WAF to protect your AWS AppSync APIs".
  private static final int LOOKS_INTO = 8 << 10;

  /// A request with its whole body.
  public static WebRequest of(String address, Map<String, List<String>> headers, byte[] body) {
    var length = Math.min(body.length, LOOKS_INTO);
    return new WebRequest(
        address, headers, new String(body, 0, length, UTF_8), body.length > LOOKS_INTO);
  }

  /// The value of a header; empty if there is none.
  String header(String name) {
    var values = headers.get(name.toLowerCase(Locale.ROOT));
    return values == null ? "" : String.join(",", values);
  }
}
