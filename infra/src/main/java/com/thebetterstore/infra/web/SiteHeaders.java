package com.thebetterstore.infra.web;

import com.thebetterstore.infra.shared.SharedParameters;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudfront.HeadersFrameOption;
import software.amazon.awscdk.services.cloudfront.HeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseCustomHeader;
import software.amazon.awscdk.services.cloudfront.ResponseCustomHeadersBehavior;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentSecurityPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentTypeOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersFrameOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersStrictTransportSecurity;
import software.amazon.awscdk.services.cloudfront.ResponseSecurityHeadersBehavior;
import software.constructs.Construct;

/// The headers of the web shop's files: the same security headers for all, and how long each kind
/// is kept.
final class SiteHeaders {

  private final Construct scope;
  private final String contentSecurityPolicy;

  SiteHeaders(Construct scope, SharedParameters shared) {
    this.scope = scope;
    // Scripts and styles are files of the shop, and talk to the store's API and user pool alone.
    this.contentSecurityPolicy =
        String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' https: data:",
            "connect-src 'self' %s %s https://cognito-idp.%s.amazonaws.com"
                .formatted(shared.graphqlUrl(scope), shared.realtimeUrl(scope), Aws.REGION),
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");
  }

  /// @param cacheControl how long browsers and the network may keep a file
  ResponseHeadersPolicy policy(String id, String cacheControl) {
    return ResponseHeadersPolicy.Builder.create(scope, id)
        .comment("The web shop's headers")
        .customHeadersBehavior(
            ResponseCustomHeadersBehavior.builder()
                .customHeaders(
                    List.of(
                        ResponseCustomHeader.builder()
                            .header("Cache-Control")
                            .value(cacheControl)
                            .override(true)
                            .build()))
                .build())
        .securityHeadersBehavior(
            ResponseSecurityHeadersBehavior.builder()
                .contentSecurityPolicy(
                    ResponseHeadersContentSecurityPolicy.builder()
                        .contentSecurityPolicy(contentSecurityPolicy)
                        .override(true)
                        .build())
                .contentTypeOptions(
                    ResponseHeadersContentTypeOptions.builder().override(true).build())
                .frameOptions(
                    ResponseHeadersFrameOptions.builder()
                        .frameOption(HeadersFrameOption.DENY)
                        .override(true)
                        .build())
                .referrerPolicy(
                    ResponseHeadersReferrerPolicy.builder()
                        .referrerPolicy(HeadersReferrerPolicy.NO_REFERRER)
                        .override(true)
                        .build())
                .strictTransportSecurity(
                    ResponseHeadersStrictTransportSecurity.builder()
                        .accessControlMaxAge(Duration.days(365))
                        .includeSubdomains(false)
                        .override(true)
                        .build())
                .build())
        .build();
  }
}
