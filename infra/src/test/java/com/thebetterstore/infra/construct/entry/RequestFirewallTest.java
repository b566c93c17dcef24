package com.thebetterstore.infra.construct.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.thebetterstore.infra.construct.entry.RequestFirewall.RateLimit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

class RequestFirewallTest {

  private static final String BODY = "the body";
  private static final String SIGNED = "AWS4-HMAC-SHA256 Credential=AKIA/20260301/…";

  /// EventBridge has few addresses for all that it delivers; a block would lose what it delivers.
  @ParameterizedTest
  @CsvSource({
    "guest,,true",
    ",customer's token,true",
    ",,true",
    "guest," + SIGNED + ",true",
    "," + SIGNED + ",false"
  })
  void requests_of_storefronts_count_and_those_signed_for_aws_do_not(
      String apiKey, String authorization, boolean counts) {
    var headers =
        Map.of(
            "x-api-key", apiKey == null ? "" : apiKey,
            "authorization", authorization == null ? "" : authorization);

    assertThat(matches(rate(RateLimit.ofUnsigned(500)).path("ScopeDownStatement"), headers))
        .isEqualTo(counts);
  }

  @Test
  void a_limit_of_all_requests_leaves_none_out() {
    var rate = rate(RateLimit.ofAll(700));

    assertThat(rate.has("ScopeDownStatement")).isFalse();
    assertThat(rate.path("Limit").asInt()).isEqualTo(700);
    assertThat(rate.path("EvaluationWindowSec").asInt()).isEqualTo(300);
    assertThat(rate.path("AggregateKeyType").asText()).isEqualTo("IP");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"query":"mutation { checkoutCreate { ok } }"} | guest | | true
          {"query":"mutation { x: check\\u006futCreate { ok } }"} | guest | | true
          {"query":"mutation { checkoutCreate { ok } }"} | | a token | true
          {"query":"mutation { checkoutCreate { ok } }"} | | AWS4-HMAC-SHA256 x | false
          {"query":"{ checkout { id } }"} | guest | | false
          """)
  void requests_for_some_fields_count_however_the_fields_are_written(
      String body, String apiKey, String authorization, boolean counts) {
    var request =
        Map.of(
            "x-api-key",
            apiKey == null ? "" : apiKey,
            "authorization",
            authorization == null ? "" : authorization,
            BODY,
            body);
    var rate = rate(RateLimit.ofUnsignedFor("checkouts", 20, List.of("checkoutCreate", "other")));

    assertThat(matches(rate.path("ScopeDownStatement"), request)).isEqualTo(counts);
    assertThat(rate.findValuesAsText("OversizeHandling")).containsOnly("MATCH");
  }

  @Test
  void a_limit_of_a_header_counts_by_its_value() {
    var rate = rate(RateLimit.ofHeader("key", 900, "x-api-key"));

    assertThat(rate.path("AggregateKeyType").asText()).isEqualTo("CUSTOM_KEYS");
    assertThat(rate.at("/CustomKeys/0/Header/Name").asText()).isEqualTo("x-api-key");
  }

  @Test
  void whoever_sends_too_many_is_told_so_in_json() throws JsonProcessingException {
    var acl = template(List.of(RateLimit.ofAll(700))).findParent("CustomResponseBodies");

    var response = acl.findValue("CustomResponse");
    assertThat(response.path("ResponseCode").asInt()).isEqualTo(429);
    var body =
        acl.path("CustomResponseBodies").path(response.path("CustomResponseBodyKey").asText());
    assertThat(new ObjectMapper().readTree(body.path("Content").asText()).at("/errors/0/errorType"))
        .isEqualTo(TextNode.valueOf("TooManyRequests"));
  }

  @Test
  void limits_are_judged_in_their_order_and_before_rules_of_aws() {
    var rules =
        template(List.of(RateLimit.ofUnsigned(90), RateLimit.ofHeader("key", 80, "x-api-key")))
            .findParent("CustomResponseBodies")
            .path("Rules");

    assertThat(rules)
        .extracting(rule -> rule.path("Priority").asInt() + rule.path("Name").asText())
        .containsExactly("0rate", "1key", "2AWSManagedRulesKnownBadInputsRuleSet");
  }

  private static JsonNode rate(RateLimit limit) {
    return template(List.of(limit)).findValue("RateBasedStatement");
  }

  private static JsonNode template(List<RateLimit> limits) {
    var stack = new Stack();
    new RequestFirewall(
        stack,
        "Firewall",
        "arn:aws:apigateway:…",
        limits,
        List.of("AWSManagedRulesKnownBadInputsRuleSet"));
    return new ObjectMapper().valueToTree(Template.fromStack(stack).toJSON());
  }

  /// As WAF judges a request, of the statements that the store uses.
  private static boolean matches(JsonNode statement, Map<String, String> headers) {
    var kind = statement.properties().iterator().next();
    var value = kind.getValue();
    return switch (kind.getKey()) {
      case "AndStatement" ->
          value.path("Statements").valueStream().allMatch(part -> matches(part, headers));
      case "OrStatement" ->
          value.path("Statements").valueStream().anyMatch(part -> matches(part, headers));
      case "NotStatement" -> !matches(value.path("Statement"), headers);
      case "SizeConstraintStatement" ->
          header(value, headers).length() > value.path("Size").asInt();
      case "ByteMatchStatement" ->
          value.path("PositionalConstraint").asText().equals("CONTAINS")
              ? decoded(headers.getOrDefault(BODY, ""))
                  .contains(value.path("SearchString").asText())
              : header(value, headers).startsWith(value.path("SearchString").asText());
      default -> throw new AssertionError("unknown statement " + kind.getKey());
    };
  }

  private static String decoded(String body) {
    return body.replace("\\u006f", "o");
  }

  private static String header(JsonNode statement, Map<String, String> headers) {
    return headers.getOrDefault(statement.at("/FieldToMatch/SingleHeader/Name").asText(), "");
  }
}
