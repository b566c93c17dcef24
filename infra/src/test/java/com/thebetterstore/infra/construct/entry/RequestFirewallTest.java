package com.thebetterstore.infra.construct.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.infra.construct.entry.RequestFirewall.RateLimit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

class RequestFirewallTest {

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

  private static JsonNode rate(RateLimit limit) {
    var stack = new Stack();
    new RequestFirewall(stack, "Firewall", "arn:aws:apigateway:…", limit, List.of());
    JsonNode template = new ObjectMapper().valueToTree(Template.fromStack(stack).toJSON());
    return template.findValue("RateBasedStatement");
  }

  /// As WAF judges a request, of the statements that the store uses.
  private static boolean matches(JsonNode statement, Map<String, String> headers) {
    var kind = statement.properties().iterator().next();
    var value = kind.getValue();
    return switch (kind.getKey()) {
      case "OrStatement" ->
          value.path("Statements").valueStream().anyMatch(part -> matches(part, headers));
      case "NotStatement" -> !matches(value.path("Statement"), headers);
      case "SizeConstraintStatement" ->
          header(value, headers).length() > value.path("Size").asInt();
      case "ByteMatchStatement" ->
          header(value, headers).startsWith(value.path("SearchString").asText());
      default -> throw new AssertionError("unknown statement " + kind.getKey());
    };
  }

  private static String header(JsonNode statement, Map<String, String> headers) {
    return headers.getOrDefault(statement.at("/FieldToMatch/SingleHeader/Name").asText(), "");
  }
}
