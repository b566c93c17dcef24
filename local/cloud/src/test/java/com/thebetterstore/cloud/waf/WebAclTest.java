package com.thebetterstore.cloud.waf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.cloud.template.TemplateException;
import com.thebetterstore.cloud.testing.MovableClock;
import com.thebetterstore.cloud.testing.TemplateFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAclTest {

  private static final String ENDPOINT = "arn:aws:appsync:ap-southeast-2:000000000000:apis/a";
  private static final String BY_ADDRESS =
      "{\"AggregateKeyType\": \"IP\", \"EvaluationWindowSec\": 300, \"Limit\": 3}";

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-29T21:00:00Z"));

  private WebAcl acl(String... rates) {
    var rules = new StringBuilder();
    for (var i = 0; i < rates.length; i++) {
      rules.append(
          """
          , {"Name": "r%d", "Priority": %d, "Action": {"Block": {}},
             "Statement": {"RateBasedStatement": %s}}
          """
              .formatted(i, i, rates[i]));
    }
    return aclOf("[" + rules.substring(rules.indexOf(",") + 1) + "]");
  }

  private WebAcl aclOf(String rules) {
    var deployment =
        TemplateFile.of(
            folder,
            """
            {"Acl": {"Type": "AWS::WAFv2::WebACL", "Properties": {
               "CustomResponseBodies": {
                 "wait": {"ContentType": "APPLICATION_JSON", "Content": "{\\"message\\":\\"wait\\"}"},
                 "page": {"ContentType": "TEXT_HTML", "Content": "<p>wait</p>"}},
               "Rules": %s}},
             "Association": {"Type": "AWS::WAFv2::WebACLAssociation", "Properties": {
               "ResourceArn": "%s", "WebACLArn": {"Fn::GetAtt": ["Acl", "Arn"]}}}}
            """
                .formatted(rules, ENDPOINT));
    return WebAcl.of(deployment, ENDPOINT, clock);
  }

  private static WebRequest from(String address) {
    return WebRequest.of(address, Map.of(), new byte[0]);
  }

  private static WebRequest with(String header, String value, String body) {
    return WebRequest.of(
        "10.0.0.1", Map.of(header, List.of(value)), body.getBytes(StandardCharsets.UTF_8));
  }

  private static void pass(WebAcl acl, WebRequest request, int times) {
    for (var i = 0; i < times; i++) {
      assertThat(acl.check(request)).isEmpty();
    }
  }

  @Test
  void so_many_of_one_address_pass_and_others_have_their_own_count() {
    var acl = acl(BY_ADDRESS);

    pass(acl, from("10.0.0.1"), 3);
    assertThat(acl.check(from("10.0.0.1"))).map(Blocked::status).contains(403);
    pass(acl, from("10.0.0.2"), 3);
  }

  @Test
  void a_request_counts_for_five_minutes_and_a_blocked_one_too() {
    var acl = acl(BY_ADDRESS);
    pass(acl, from("10.0.0.1"), 3);
    clock.advance(Duration.ofSeconds(200));
    assertThat(acl.check(from("10.0.0.1"))).isPresent();

    clock.advance(Duration.ofSeconds(100));
    pass(acl, from("10.0.0.1"), 2);
    assertThat(acl.check(from("10.0.0.1"))).isPresent();

    clock.advance(Duration.ofHours(1));
    pass(acl, from("10.0.0.1"), 3);
  }

  @Test
  void a_header_is_counted_by_its_value_and_requests_without_it_are_not() {
    var acl =
        acl(
            """
            {"AggregateKeyType": "CUSTOM_KEYS", "Limit": 2, "CustomKeys": [
              {"Header": {"Name": "X-Api-Key", "TextTransformations": []}}]}
            """);

    pass(acl, with("x-api-key", "a", ""), 2);
    assertThat(acl.check(with("x-api-key", "a", ""))).isPresent();
    pass(acl, with("x-api-key", "b", ""), 2);
    pass(acl, from("10.0.0.1"), 5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          mutation { checkoutCreate } | true
          mutation { check\\u006futCreate } | true
          mutation { cartCreate } | false
          LONG | true
          """)
  void what_is_out_of_scope_does_not_count(String body, boolean counts) {
    var acl =
        acl(
            """
            {"AggregateKeyType": "IP", "Limit": 1, "ScopeDownStatement": {"AndStatement": {
              "Statements": [
                {"NotStatement": {"Statement": {"ByteMatchStatement": {
                  "FieldToMatch": {"SingleHeader": {"Name": "authorization"}},
                  "PositionalConstraint": "STARTS_WITH", "SearchString": "AWS4",
                  "TextTransformations": [{"Priority": 0, "Type": "NONE"}]}}}},
                {"OrStatement": {"Statements": [
                  {"SizeConstraintStatement": {
                    "FieldToMatch": {"SingleHeader": {"Name": "x-count"}},
                    "ComparisonOperator": "GT", "Size": 0,
                    "TextTransformations": [{"Priority": 0, "Type": "NONE"}]}},
                  {"ByteMatchStatement": {
                    "FieldToMatch": {"Body": {"OversizeHandling": "MATCH"}},
                    "PositionalConstraint": "CONTAINS", "SearchString": "checkoutCreate",
                    "TextTransformations": [{"Priority": 0, "Type": "JS_DECODE"}]}}]}}]}}}
            """);
    var sent = body.replace("LONG", "x".repeat(9_000));

    pass(acl, with("accept", "*/*", sent), 1);
    assertThat(acl.check(with("accept", "*/*", sent)).isPresent()).isEqualTo(counts);
    pass(acl, with("authorization", "AWS4-HMAC-SHA256 x", sent), 3);
    assertThat(acl.check(with("x-count", "1", sent)).isPresent()).isEqualTo(counts);
    assertThat(acl.check(with("x-count", "1", sent))).isPresent();
  }

  @Test
  void the_first_rule_that_blocks_decides_and_may_have_an_answer_of_its_own() {
    var acl =
        aclOf(
            """
            [{"Name": "managed", "Priority": 0, "OverrideAction": {"None": {}},
              "Statement": {"ManagedRuleGroupStatement": {"Name": "x"}}},
             {"Name": "later", "Priority": 2, "Action": {"Block": {}},
              "Statement": {"RateBasedStatement": {"AggregateKeyType": "IP", "Limit": 1}}},
             {"Name": "first", "Priority": 1, "Action": {"Block": {"CustomResponse": {
                "ResponseCode": 429, "CustomResponseBodyKey": "wait",
                "ResponseHeaders": [{"Name": "Retry-After", "Value": "300"}]}}},
              "Statement": {"RateBasedStatement": {"AggregateKeyType": "IP", "Limit": 1}}}]
            """);

    pass(acl, from("10.0.0.1"), 1);

    assertThat(acl.check(from("10.0.0.1")))
        .contains(new Blocked(429, Map.of("Retry-After", "300"), Map.of("message", "wait")));
  }

  @Test
  void an_endpoint_without_one_lets_everything_through() {
    acl(BY_ADDRESS);
    var other = WebAcl.of(TemplateFile.of(folder, "{}"), "arn:aws:appsync:other", clock);

    pass(other, from("10.0.0.1"), 10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Name\": \"r\", \"Action\": {\"Count\": {}}, \"Statement\": {\"RateBasedStatement\": {\"AggregateKeyType\": \"IP\"}}}",
        "{\"Name\": \"r\", \"Action\": {\"Block\": {}}, \"Statement\": {\"GeoMatchStatement\": {}}}",
        "{\"Name\": \"r\", \"Action\": {\"Block\": {}}, \"Statement\": {\"RateBasedStatement\": {\"AggregateKeyType\": \"FORWARDED_IP\"}}}",
        "{\"Name\": \"r\", \"Action\": {\"Block\": {}}, \"Statement\": {\"RateBasedStatement\": {\"AggregateKeyType\": \"IP\", \"ScopeDownStatement\": {\"GeoMatchStatement\": {}}}}}",
        "{\"Name\": \"r\", \"Action\": {\"Block\": {\"CustomResponse\": {\"CustomResponseBodyKey\": \"page\"}}}, \"Statement\": {\"RateBasedStatement\": {\"AggregateKeyType\": \"IP\"}}}"
      })
  void what_is_not_known_stops_the_start(String rule) {
    assertThatThrownBy(() -> aclOf("[" + rule + "]"))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("rule r");
  }
}
