package com.thebetterstore.cloud.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.template.TemplateException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

  private static List<Condition> read(String block) throws JsonProcessingException {
    return Condition.read(new ObjectMapper().readTree(block), "a role");
  }

  private static boolean holds(String block, String key, String values)
      throws JsonProcessingException {
    var actual = values.equals("-") ? List.<String>of() : Arrays.asList(values.split(" ", -1));
    return read(block).stream().allMatch(condition -> condition.holds(Map.of(key, actual)));
  }

  /// Values of the request: `-` for none, else with a space between them.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          StringEquals               | A      | A        | true
          StringEquals               | A      | a        | false
          StringEquals               | A      | -        | false
          StringEquals               | A B    | B        | true
          StringEquals               | A B    | A B      | false
          StringEqualsIfExists       | A      | -        | true
          StringEqualsIfExists       | A      | B        | false
          StringNotEquals            | A      | B        | true
          StringNotEquals            | A B    | B        | false
          StringNotEquals            | A      | -        | true
          StringLike                 | A#*    | A#1      | true
          StringLike                 | A#*    | A#       | true
          StringLike                 | A#*    | A        | false
          StringLike                 | A#*    | B#A#1    | false
          StringLike                 | A#*    | a#1      | false
          StringLike                 | A#?    | A#12     | false
          StringNotLike              | A#*    | B#1      | true
          StringNotLike              | A#*    | A#1      | false
          ForAllValues:StringLike    | A#*    | A#1      | true
          ForAllValues:StringLike    | A#*    | A#1 A#2  | true
          ForAllValues:StringLike    | A#*    | A#1 B#1  | false
          ForAllValues:StringLike    | A#* B# | A#1 B#   | true
          ForAllValues:StringLike    | A#*    | -        | true
          ForAllValues:StringEquals  | A      | A A      | true
          ForAllValues:StringEquals  | A      | A B      | false
          ForAllValues:StringEquals  | A      | ""       | true
          ForAnyValue:StringLike     | A#*    | B#1 A#1  | true
          ForAnyValue:StringLike     | A#*    | B#1 B#2  | false
          ForAnyValue:StringLike     | A#*    | -        | false
          ForAnyValue:StringNotEquals| A      | A B      | true
          ForAnyValue:StringNotEquals| A      | -        | false
          Null                       | false  | A        | true
          Null                       | false  | -        | false
          Null                       | false  | ""       | false
          Null                       | true   | -        | true
          Null                       | true   | A        | false
          """)
  void holds_as_in_iam(String operator, String values, String actual, boolean expected)
      throws JsonProcessingException {
    var block =
        "{\"%s\": {\"dynamodb:LeadingKeys\": [\"%s\"]}}"
            .formatted(operator, values.replace(" ", "\", \""));

    assertThat(holds(block, "dynamodb:leadingkeys", actual)).isEqualTo(expected);
  }

  @Test
  void all_lines_must_hold() throws JsonProcessingException {
    var block =
        """
        {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": "A#*"},
         "Null": {"dynamodb:LeadingKeys": "false"}}
        """;

    assertThat(holds(block, "dynamodb:leadingkeys", "A#1 A#2")).isTrue();
    assertThat(holds(block, "dynamodb:leadingkeys", "-")).isFalse();
    assertThat(holds(block, "dynamodb:leadingkeys", "A#1 B#2")).isFalse();
  }

  @Test
  void a_key_is_the_same_in_any_case() throws JsonProcessingException {
    assertThat(holds("{\"StringEquals\": {\"Events:SOURCE\": \"a\"}}", "events:source", "a"))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "NumericLessThan, dynamodb:LeadingKeys, 1",
    "StringEquals, dynamodb:Attributes, pk",
    "StringEquals, dynamodb:LeadingKeys, ${aws:userid}"
  })
  void what_is_not_known_stops_the_start(String operator, String key, String value) {
    assertThatThrownBy(() -> read("{\"%s\": {\"%s\": \"%s\"}}".formatted(operator, key, value)))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("a role");
  }
}
