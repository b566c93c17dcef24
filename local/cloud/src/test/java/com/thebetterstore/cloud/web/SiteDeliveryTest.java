package com.thebetterstore.cloud.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.cloud.testing.TemplateFile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteDeliveryTest {

  private static final String POLICIES =
      """
      "Policy": {"Type": "AWS::CloudFront::ResponseHeadersPolicy", "Properties": {
        "ResponseHeadersPolicyConfig": {"Name": "p",
          "CustomHeadersConfig": {"Items": [
            {"Header": "Cache-Control", "Value": "no-cache", "Override": true}]},
          "SecurityHeadersConfig": {
            "ContentSecurityPolicy": {
              "ContentSecurityPolicy": "default-src 'self'", "Override": true},
            "ContentTypeOptions": {"Override": true},
            "FrameOptions": {"FrameOption": "SAMEORIGIN", "Override": true},
            "ReferrerPolicy": {"ReferrerPolicy": "same-origin", "Override": true},
            "StrictTransportSecurity": {"AccessControlMaxAgeSec": 60, "Override": true}}}}},
      "Kept": {"Type": "AWS::CloudFront::ResponseHeadersPolicy", "Properties": {
        "ResponseHeadersPolicyConfig": {"Name": "k",
          "CustomHeadersConfig": {"Items": [
            {"Header": "Cache-Control", "Value": "immutable", "Override": true}]}}}}
      """;

  @TempDir Path folder;

  private SiteDelivery delivery(String configuration) {
    return SiteDelivery.of(
        TemplateFile.of(
            folder,
            "{%s, \"Site\": {\"Type\": \"AWS::CloudFront::Distribution\", \"Properties\": %s}}"
                .formatted(POLICIES, configuration)));
  }

  @Test
  void each_file_is_delivered_by_the_first_behaviour_that_fits() {
    var delivery =
        delivery(
            """
            {"DistributionConfig": {
              "CacheBehaviors": [
                {"PathPattern": "assets/*", "ResponseHeadersPolicyId": {"Ref": "Kept"},
                 "Compress": true}],
              "DefaultCacheBehavior": {"ResponseHeadersPolicyId": {"Ref": "Policy"}}}}
            """);

    assertThat(delivery.headers("/index.html"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "Cache-Control", "no-cache",
                "Content-Security-Policy", "default-src 'self'",
                "X-Content-Type-Options", "nosniff",
                "X-Frame-Options", "SAMEORIGIN",
                "Referrer-Policy", "same-origin"));
    assertThat(delivery.headers("/assets/shop.js"))
        .containsOnly(Map.entry("Cache-Control", "immutable"));
    assertThat(delivery.headers("/my/assets/shop.js")).containsEntry("Cache-Control", "no-cache");
    assertThat(delivery.compresses("/assets/shop.js")).isTrue();
    assertThat(delivery.compresses("/my/assets/shop.js")).isFalse();
    assertThat(delivery.pages()).isFalse();
  }

  @Test
  void a_function_for_requests_makes_pages_of_paths_without_files() {
    var delivery =
        delivery(
            """
            {"DistributionConfig": {"DefaultCacheBehavior": {"FunctionAssociations": [
              {"EventType": "viewer-request", "FunctionARN": "arn:aws:cloudfront::1:function/f"}]}}}
            """);

    assertThat(delivery.pages()).isTrue();
    assertThat(delivery.headers("/")).isEmpty();
  }

  @Test
  void without_a_site_there_is_nothing_special() {
    var delivery = SiteDelivery.of(TemplateFile.of(folder, "{}"));

    assertThat(delivery.headers("/")).isEmpty();
    assertThat(delivery.pages()).isFalse();
  }
}
