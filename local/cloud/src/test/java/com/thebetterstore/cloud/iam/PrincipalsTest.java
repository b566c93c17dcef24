package com.thebetterstore.cloud.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.template.TemplateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrincipalsTest {

  private static final String ROLE = "arn:aws:iam::000000000000:role/cart";

  private static Principals read(String principal) throws JsonProcessingException {
    return Principals.read(new ObjectMapper().readTree(principal), "a queue's policy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "*"                                                            | true  | true
          {"AWS": "*"}                                                   | true  | true
          {"AWS": "arn:aws:iam::000000000000:role/cart"}                 | true  | false
          {"AWS": "arn:aws:iam::000000000000:role/order"}                | false | false
          {"AWS": ["x", "arn:aws:iam::000000000000:role/cart"]}          | true  | false
          {"AWS": "arn:aws:iam::000000000000:role/*"}                    | false | false
          {"Service": "events.amazonaws.com"}                            | false | true
          {"Service": ["sns.amazonaws.com", "events.amazonaws.com"]}     | false | true
          {"Service": "scheduler.amazonaws.com"}                         | false | false
          {"Service": "*"}                                               | false | true
          {"AWS": [], "Service": []}                                     | false | false
          """)
  void include_roles_by_their_whole_arn_and_services_by_name(
      String principal, boolean role, boolean service) throws JsonProcessingException {
    var principals = read(principal);

    assertThat(principals.include(new IamCaller.Role(ROLE))).isEqualTo(role);
    assertThat(principals.include(new IamCaller.Service("events.amazonaws.com")))
        .isEqualTo(service);
  }

  @Test
  void a_kind_of_principal_that_is_not_known_stops_the_start() {
    assertThatThrownBy(() -> read("{\"Federated\": \"accounts.google.com\"}"))
        .isInstanceOf(TemplateException.class)
        .hasMessage("a queue's policy names a principal of kind Federated");
  }
}
