package com.thebetterstore.provider.dashboard;

import com.thebetterstore.cloud.http.HttpCall;
import com.thebetterstore.provider.request.StripeError;
import java.util.Locale;

/// Lets only this page, and programs that are no browser, change something: a page from elsewhere
/// that a tester happens to have open must not.
///
/// A browser sends JSON to another origin only after asking, and is never told yes here; and it
/// says where each request comes from.
final class SameOrigin {
  private static final String JSON = "application/json";

  private SameOrigin() {}

  /// @throws StripeError if the call must not change anything
  static void check(HttpCall call) {
    var type = call.header("content-type").orElse("").split(";", 2)[0].trim();
    if (!type.toLowerCase(Locale.ROOT).equals(JSON)) {
      throw StripeError.notTaken(415, "Send the body as JSON, with Content-Type: " + JSON + ".");
    }
    var site = call.header("sec-fetch-site").orElse("same-origin");
    var host = call.header("host").orElse("");
    var origin = call.header("origin").orElse("http://" + host);
    if (!site.equals("same-origin") || !origin.equals("http://" + host)) {
      throw StripeError.notTaken(403, "Only the dashboard's own page may do this.");
    }
  }
}
