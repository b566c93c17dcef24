package com.thebetterstore.cloud.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.template.Deployment;
import java.util.LinkedHashMap;
import java.util.Map;

/// The security headers that CloudFront adds to the files of the web shop, from the templates'
/// `AWS::CloudFront::ResponseHeadersPolicy`.
///
/// `Strict-Transport-Security` is left out: browsers take it over TLS only (RFC 6797, 8.1).
public final class SiteHeaders {

  private SiteHeaders() {}

  /// Names and values; none without a policy.
  public static Map<String, String> of(Deployment deployment) {
    var headers = new LinkedHashMap<String, String>();
    for (var policy : deployment.resources("AWS::CloudFront::ResponseHeadersPolicy")) {
      var wanted = policy.property("ResponseHeadersPolicyConfig").path("SecurityHeadersConfig");
      put(
          headers,
          "Content-Security-Policy",
          wanted.at("/ContentSecurityPolicy/ContentSecurityPolicy"));
      put(headers, "X-Frame-Options", wanted.at("/FrameOptions/FrameOption"));
      put(headers, "Referrer-Policy", wanted.at("/ReferrerPolicy/ReferrerPolicy"));
      if (wanted.has("ContentTypeOptions")) {
        headers.put("X-Content-Type-Options", "nosniff");
      }
    }
    return headers;
  }

  private static void put(Map<String, String> headers, String name, JsonNode value) {
    if (value.isTextual()) {
      headers.put(name, value.asText());
    }
  }
}
