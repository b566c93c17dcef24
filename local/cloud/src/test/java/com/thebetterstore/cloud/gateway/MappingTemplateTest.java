package com.thebetterstore.cloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.cloud.template.TemplateException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTemplateTest {

  private static final InputVariable INPUT =
      new InputVariable(
          "{\"id\": \"evt_1\", \"lines\": [{\"n\": 2}], \"name\": \"Ana & Zoë\"}",
          Map.of(
              "path", Map.of("shop", "one"),
              "querystring", Map.of("shop", "two", "page", "3"),
              "header", Map.of("Stripe-Signature", "t=1,v1=a+b")));

  private static String render(String template) {
    return MappingTemplate.parse(template, "a method").render(INPUT, Map.of("requestId", "r-1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Action=SendMessage                              | Action=SendMessage
          $input.json('$.id')                             | "evt_1"
          $input.json('$.lines[0]')                       | {"n":2}
          $input.json('$.nothing')                        | ""
          $input.path('$.id')                             | evt_1
          $input.path('$.lines[0].n')                     | 2
          $input.params('shop')                           | one
          $input.params('page')                           | 3
          $input.params('nothing')                        | ``
          $input.params('Stripe-Signature')               | t=1,v1=a+b
          $input.params().header.get('Stripe-Signature')  | t=1,v1=a+b
          $util.urlEncode($input.params('Stripe-Signature')) | t%3D1%2Cv1%3Da%2Bb
          $util.urlEncode($input.path('$.name'))          | Ana+%26+Zo%C3%AB
          $util.base64Encode($input.path('$.name'))       | QW5hICYgWm/Dqw==
          $context.requestId                              | r-1
          #if($input.params('page') == "3")yes#{else}no#end | yes
          #foreach($l in $input.path('$.lines'))$l.n;#end | 2;
          $unknown.thing                                  | $unknown.thing
          $!unknown.thing                                 | ``
          """)
  void renders_what_api_gateway_would(String template, String expected) {
    assertThat(render(template)).isEqualTo(expected);
  }

  @Test
  void the_whole_body_is_there_as_it_came() {
    assertThat(render("$input.body")).isEqualTo(INPUT.getBody());
  }

  @Test
  void a_response_template_may_change_the_status() {
    var override = new HashMap<String, Object>();

    MappingTemplate.parse("#set($context.responseOverride.status = 503)", "a method")
        .render(INPUT, Map.of("responseOverride", override));

    assertThat(override).isEqualTo(Map.of("status", 503));
  }

  @Test
  void a_template_that_velocity_cannot_parse_stops_the_start() {
    assertThatThrownBy(() -> MappingTemplate.parse("#if($x) no end", "tbs/Method"))
        .isInstanceOf(TemplateException.class)
        .hasMessage("tbs/Method has a mapping template that does not parse");
  }
}
