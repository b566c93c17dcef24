package com.thebetterstore.cloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputVariableTest {

  @Test
  void an_empty_body_is_an_empty_object() throws JsonProcessingException {
    var input = new InputVariable("", Map.of());

    assertThat(input.getBody()).isEqualTo("{}");
    assertThat(input.json("$")).isEqualTo("{}");
    assertThat(input.json("$.id")).isEqualTo("\"\"");
    assertThat(input.path("$")).isEqualTo(Map.of());
    assertThat(input.path("$.id")).isEqualTo("");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\n", "\r\n\t", "null", "{\"id\": 1}"})
  void any_other_body_is_as_it_came(String body) {
    assertThat(new InputVariable(body, Map.of()).getBody()).isEqualTo(body);
  }

  @Test
  void a_body_of_nothing_but_space_has_no_values() throws JsonProcessingException {
    var input = new InputVariable(" \n", Map.of());

    assertThat(input.json("$")).isEqualTo("\"\"");
    assertThat(input.path("$.id")).isEqualTo("");
  }

  @Test
  void text_that_is_no_json_has_no_values() {
    assertThatThrownBy(() -> new InputVariable("{\"id\"", Map.of()).json("$.id"))
        .isInstanceOf(JsonProcessingException.class);
  }
}
