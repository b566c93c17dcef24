package com.thebetterstore.cloud.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.cloud.testing.TemplateFile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteHeadersTest {

  @TempDir Path folder;

  @Test
  void the_site_has_the_headers_of_the_templates() {
    var deployment =
        TemplateFile.of(
            folder,
            """
            {"Policy": {"Type": "AWS::CloudFront::ResponseHeadersPolicy", "Properties": {
              "ResponseHeadersPolicyConfig": {"Name": "p", "SecurityHeadersConfig": {
                "ContentSecurityPolicy": {
                  "ContentSecurityPolicy": "default-src 'self'", "Override": true},
                "ContentTypeOptions": {"Override": true},
                "FrameOptions": {"FrameOption": "SAMEORIGIN", "Override": true},
                "ReferrerPolicy": {"ReferrerPolicy": "same-origin", "Override": true},
                "StrictTransportSecurity": {
                  "AccessControlMaxAgeSec": 60, "Override": true}}}}}}
            """);

    assertThat(SiteHeaders.of(deployment))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "Content-Security-Policy", "default-src 'self'",
                "X-Content-Type-Options", "nosniff",
                "X-Frame-Options", "SAMEORIGIN",
                "Referrer-Policy", "same-origin"));
    assertThat(SiteHeaders.of(TemplateFile.of(folder, "{}"))).isEmpty();
  }
}
