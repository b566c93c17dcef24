package com.thebetterstore.infra.construct.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs the webhook's mapping templates on Velocity, with API Gateway's variables.
class WebhookTemplateTest {

  private static final String SIGNATURE = "t=1763812800,v1=5257a869e7,v1=bf41+/=, v0=6ffbb59b&x";
  private static final String RECEIVED_AT = "1763812800123";

  /// `$input`
  public record Input(String body, Map<String, String> headers) {

    public String getBody() {
      return body;
    }

    public String params(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /// `$util`
  public record Functions() {

    public String urlEncode(String text) {
      return URLEncoder.encode(text, UTF_8);
    }

    public String base64Encode(String text) {
      return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"evt_1\",\"data\":{\"name\":\"Zo\u00eb \u2603 \ud83d\udecd\"}}",
        "a&b=c+d%20e%zz",
        "line one\r\nline two\n\ttab",
        "#if($x)#set($y = 1)#end ## not a comment $x ${y} $!z \\$",
        "'single' \"double\" \\\" \\u0026 <tag> `tick`",
        "#*comment*# #[[raw]]# #foreach",
        "{\"a\" : 1 , \"a\":2}  ",
        " ",
        "",
      })
  void the_body_reaches_the_queue_byte_for_byte(String body) {
    var message = sent(body, Map.of("Stripe-Signature", SIGNATURE));

    assertThat(new String(Base64.getDecoder().decode(message.get("MessageBody")), UTF_8))
        .isEqualTo(body);
    assertThat(attributes(message))
        .isEqualTo(Map.of("enc", "b64", "receivedAt", RECEIVED_AT, "StripeSignature", SIGNATURE));
    assertThat(message)
        .containsEntry("Action", "SendMessage")
        .containsEntry("Version", "2012-11-05");
  }

  @Test
  void a_large_body_reaches_the_queue_byte_for_byte() {
    var body = "0123456789+&%\u2603\n".repeat(15_000);

    var message = sent(body, Map.of("Stripe-Signature", SIGNATURE));

    assertThat(new String(Base64.getDecoder().decode(message.get("MessageBody")), UTF_8))
        .isEqualTo(body);
  }

  @Test
  void a_signature_in_lower_case_is_found() {
    assertThat(attributes(sent("{}", Map.of("stripe-signature", SIGNATURE))))
        .containsEntry("StripeSignature", SIGNATURE);
  }

  /// SQS refuses an empty attribute, and Stripe's event must not be lost for it: the function
  /// behind the queue decides what an unsigned message is.
  @Test
  void a_request_without_a_signature_is_delivered_without_the_attribute() {
    assertThat(attributes(sent("{}", Map.of())))
        .isEqualTo(Map.of("enc", "b64", "receivedAt", RECEIVED_AT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"$util.urlEncode('x')", "#set($a=1)", "a&MessageAttribute.9.Name=x", "%00"})
  void a_hostile_signature_is_only_a_value(String signature) {
    assertThat(attributes(sent("{}", Map.of("Stripe-Signature", signature))))
        .hasSize(3)
        .containsEntry("StripeSignature", signature);
  }

  @Test
  void a_message_too_large_for_the_queue_is_answered_413() {
    var refusal =
        "<ErrorResponse><Error><Code>InvalidParameterValue</Code><Message>One or more parameters are"
            + " invalid. Reason: Message must be shorter than 1048576 bytes.</Message></Error></ErrorResponse>";

    assertThat(statusOverride(refusal)).containsEntry("status", 413);
  }

  @Test
  void any_other_refusal_keeps_its_status() {
    assertThat(statusOverride("<Code>AccessDenied</Code>")).isEmpty();
  }

  private static Map<String, Object> statusOverride(String answerOfQueue) {
    var override = new HashMap<String, Object>();
    var variables = new VelocityContext();
    variables.put("input", new Input(answerOfQueue, Map.of()));
    variables.put("context", Map.of("responseOverride", override));

    assertThat(run(WebhookTemplate.REFUSED, variables)).isEqualTo("{\"received\":false}");
    return override;
  }

  private static Map<String, String> sent(String body, Map<String, String> headers) {
    var variables = new VelocityContext();
    variables.put("input", new Input(body, headers));
    variables.put("util", new Functions());
    variables.put("context", Map.of("requestTimeEpoch", RECEIVED_AT));
    var form = new TreeMap<String, String>();
    Arrays.stream(run(WebhookTemplate.TO_QUEUE, variables).split("&"))
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> form.put(pair[0], URLDecoder.decode(pair[1], UTF_8)));
    return form;
  }

  private static Map<String, String> attributes(Map<String, String> form) {
    var attributes = new TreeMap<String, String>();
    for (var n = 1; form.containsKey("MessageAttribute." + n + ".Name"); n++) {
      var prefix = "MessageAttribute." + n + ".";
      assertThat(form).containsEntry(prefix + "Value.DataType", "String");
      attributes.put(form.get(prefix + "Name"), form.get(prefix + "Value.StringValue"));
    }
    return attributes;
  }

  private static String run(WebhookTemplate template, VelocityContext variables) {
    var result = new StringWriter();
    new VelocityEngine().evaluate(variables, result, template.name(), template.text());
    return result.toString();
  }
}
