package com.thebetterstore.cloud.http;

import java.util.LinkedHashMap;
import java.util.Map;

/// One HTTP response with a text body.
public record HttpAnswer(int status, Map<String, String> headers, String body) {

  public HttpAnswer {
    headers = Map.copyOf(headers);
  }

  /// A JSON body.
  public static HttpAnswer json(int status, String body) {
    return of(status, "application/json", body);
  }

  /// A page that loads nothing from anywhere else and is shown in no other page; see [#with] for
  /// wider policies.
  public static HttpAnswer html(int status, String body) {
    return of(status, "text/html; charset=utf-8", body)
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'")
        .with("Referrer-Policy", "no-referrer")
        .with("X-Content-Type-Options", "nosniff")
        .with("Cache-Control", "no-store");
  }

  /// A body of some other type.
  public static HttpAnswer of(int status, String contentType, String body) {
    return new HttpAnswer(status, Map.of("Content-Type", contentType), body);
  }

  /// "See other": the browser reads `location` next, whatever method it used here.
  public static HttpAnswer seeOther(String location) {
    return new HttpAnswer(303, Map.of("Location", location, "Cache-Control", "no-store"), "");
  }

  /// The same answer with one header more, or with its value replaced.
  public HttpAnswer with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpAnswer(status, more, body);
  }
}
