package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.infra.Templates.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSiteTest {

  private final Templates templates = Templates.synthesised();

  private Resource site() {
    return templates.all("CloudFront::Distribution").findFirst().orElseThrow();
  }

  @Test
  void with_a_domain_the_site_answers_there_with_its_certificate_and_no_old_tls() {
    var aliases = site().property("DistributionConfig/Aliases/Fn::If");
    var certificate = site().property("DistributionConfig/ViewerCertificate/Fn::If");

    assertThat(aliases.path(0).asText()).isEqualTo("HasDomain");
    assertThat(aliases.at("/1/0/Ref").asText()).isEqualTo("SiteDomain");
    assertThat(aliases.at("/2/Ref").asText()).isEqualTo("AWS::NoValue");
    assertThat(certificate.path(0).asText()).isEqualTo("HasDomain");
    assertThat(certificate.at("/1/AcmCertificateArn/Ref").asText()).isEqualTo("SiteCertificateArn");
    assertThat(certificate.at("/1/MinimumProtocolVersion").asText()).isEqualTo("TLSv1.2_2021");
    assertThat(certificate.at("/1/SslSupportMethod").asText()).isEqualTo("sni-only");
    assertThat(certificate.at("/2/Ref").asText()).isEqualTo("AWS::NoValue");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "shop.example", "a-b.shop.example"})
  void a_domain_is_a_host_name_or_left_out(String domain) {
    assertThat(domain).matches(pattern("SiteDomain"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://shop.example", "shop", "Shop.Example", "shop.example/"})
  void what_is_no_host_name_is_refused_as_a_domain(String domain) {
    assertThat(domain).doesNotMatch(pattern("SiteDomain"));
  }

  @Test
  void a_certificate_is_one_that_cloudfront_takes() {
    assertThat("").matches(pattern("SiteCertificateArn"));
    assertThat("arn:aws:acm:us-east-1:123456789012:certificate/0a1b")
        .matches(pattern("SiteCertificateArn"));
    assertThat("arn:aws:acm:ap-southeast-2:123456789012:certificate/0a1b")
        .doesNotMatch(pattern("SiteCertificateArn"));
  }

  private static JsonNode template() {
    return Templates.json(Templates.folder().resolve("tbs-web-local.template.json"));
  }

  private static String pattern(String parameter) {
    return template().at("/Parameters/" + parameter + "/AllowedPattern").asText();
  }

  @ParameterizedTest
  @CsvSource({"'','',true", "d,c,true", "d,'',false", "'',c,false"})
  void domain_and_certificate_come_together(String domain, String certificate, boolean taken) {
    var rule = template().at("/Rules/DomainAndCertificate/Assertions/0/Assert");

    assertThat(holds(rule, Map.of("SiteDomain", domain, "SiteCertificateArn", certificate)))
        .isEqualTo(taken);
  }

  private static boolean holds(JsonNode rule, Map<String, String> parameters) {
    var only = rule.properties().iterator().next();
    var parts = only.getValue();
    return switch (only.getKey()) {
      case "Fn::Or" -> parts.valueStream().anyMatch(part -> holds(part, parameters));
      case "Fn::And" -> parts.valueStream().allMatch(part -> holds(part, parameters));
      case "Fn::Not" -> !holds(parts.path(0), parameters);
      case "Fn::Equals" ->
          parts.path(1).asText().equals(parameters.get(parts.at("/0/Ref").asText()));
      default -> throw new AssertionError(only.getKey());
    };
  }

  @Test
  void headers_let_browsers_run_the_shops_own_scripts_only_and_call_the_store_alone() {
    var policy =
        templates
            .named(
                site(),
                site().property("DistributionConfig/DefaultCacheBehavior/ResponseHeadersPolicyId"))
            .orElseThrow();
    var headers = policy.property("ResponseHeadersPolicyConfig/SecurityHeadersConfig");

    assertThat(headers.at("/ContentSecurityPolicy/ContentSecurityPolicy").toString())
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .contains("graphqlurl", "realtimeurl", "https://cognito-idp.")
        .doesNotContain("unsafe", "connect-src *");
    assertThat(headers.at("/StrictTransportSecurity/AccessControlMaxAgeSec").asInt())
        .isEqualTo(365 * 24 * 60 * 60);
    assertThat(headers.at("/FrameOptions/FrameOption").asText()).isEqualTo("DENY");
    assertThat(headers.at("/ReferrerPolicy/ReferrerPolicy").asText()).isEqualTo("no-referrer");
    assertThat(headers.path("ContentTypeOptions").path("Override").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/,/index.html",
    "/cart,/index.html",
    "/p/KIT-1001/stoneware-mug,/index.html",
    "/orders/TBS-7K3M-9QXD,/index.html",
    "/index.html,/index.html",
    "/config.json,/config.json",
    "/assets/index-D0m7wTt7.js,/assets/index-D0m7wTt7.js",
    "/products/kit-1001.svg,/products/kit-1001.svg"
  })
  void a_path_that_is_no_file_is_a_page_of_the_shop(String asked, String given) throws Exception {
    var code =
        templates.all("CloudFront::Function").findFirst().orElseThrow().property("FunctionCode");
    var program =
        "%s; console.log(handler({request: {uri: process.argv[1]}}).uri)".formatted(code.asText());
    var node = new ProcessBuilder("node", "-e", program, asked).start();

    assertThat(new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualToIgnoringNewLines(given);
  }

  /// The shop's script sees by the status that `config.json` was not deployed.
  @Test
  void a_file_that_is_not_there_is_answered_with_its_error_and_not_with_the_start_page() {
    assertThat(templates.all("CloudFront::Distribution"))
        .singleElement()
        .satisfies(site -> {
          assertThat(site.property("DistributionConfig/DefaultRootObject").asText())
              .isEqualTo("index.html");
          assertThat(site.property("DistributionConfig/CustomErrorResponses").isMissingNode())
              .isTrue();
        });
  }
}
