package com.thebetterstore.local.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.local.template.Addresses;
import com.thebetterstore.local.template.Templates;
import com.thebetterstore.local.testing.TemplateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
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

  /// Browsers hold a page to both. Only the header knows the API's address, and only a header can
  /// keep other pages from framing this one.
  @Test
  void the_stores_policy_is_what_the_page_asks_for_itself_with_the_api_alone_to_talk_to()
      throws IOException {
    var deployment =
        Templates.read(
            Path.of("..", "infra/target/cdk.out/local"), Map.of(), new Addresses(4321, 5433));
    var page = Files.readString(Path.of("..", "storefront/index.html"));
    var meta =
        Pattern.compile("http-equiv=\"Content-Security-Policy\" content=\"([^\"]+)\"")
            .matcher(page);
    assertThat(meta.find()).isTrue();
    var expected = directives(meta.group(1));
    expected.put("frame-ancestors", "'none'");
    expected.put(
        "connect-src", "'self' http://127.0.0.1:4321/graphql ws://127.0.0.1:4321/graphql/realtime");

    assertThat(
            directives(SiteHeaders.of(deployment).getOrDefault("Content-Security-Policy", "none")))
        .isEqualTo(expected);
  }

  private static Map<String, String> directives(String policy) {
    var directives = new TreeMap<String, String>();
    for (var directive : policy.split(";", -1)) {
      var words = directive.strip().split(" ", 2);
      directives.put(words[0], words.length > 1 ? words[1] : "");
    }
    return directives;
  }
}
