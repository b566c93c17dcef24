package com.thebetterstore.cloud.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.template.Account;
import com.thebetterstore.cloud.template.TemplateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsTest {

  private static final String CART = "arn:aws:iam::000000000000:role/cart";
  private static final String QUEUE = "arn:aws:sqs:ap-southeast-2:000000000000:letters";
  private static final String SEND =
      "{\"Effect\": \"%s\", \"Action\": \"sqs:SendMessage\", \"Resource\": \"" + QUEUE + "\"%s}";

  private final List<RecordedCall> recorded = new ArrayList<>();
  private final Permissions permissions = new Permissions(recorded::add);

  PermissionsTest() {
    permissions.role(CART, policy(""), "the role");
  }

  private static JsonNode policy(String statements) {
    try {
      return new ObjectMapper().readTree("{\"Statement\": [" + statements + "]}");
    } catch (JsonProcessingException malformed) {
      throw new AssertionError(malformed);
    }
  }

  private Decision send(IamCaller caller) {
    return permissions.decide(caller, new Call("sqs:SendMessage", QUEUE));
  }

  private static IamCaller cart() {
    return new IamCaller.Role(CART);
  }

  private static IamCaller events() {
    return new IamCaller.Service("events.amazonaws.com");
  }

  private static String to(String principal) {
    return ", \"Principal\": " + principal;
  }

  /// What the role's policy, then the queue's, say of sending: `Allow`, `Deny` or nothing.
  @ParameterizedTest
  @CsvSource({
    ",,false",
    "Allow,,true",
    ",Allow,true",
    "Allow,Allow,true",
    "Allow,Deny,false",
    "Deny,Allow,false",
    "Deny,,false"
  })
  void a_deny_anywhere_wins_and_else_one_allow_is_enough(
      String ofRole, String ofQueue, boolean expected) {
    if (ofRole != null) {
      permissions.grant(CART, policy(SEND.formatted(ofRole, "")), "the role");
    }
    if (ofQueue != null) {
      permissions.resourcePolicy(
          QUEUE, policy(SEND.formatted(ofQueue, to("{\"AWS\": \"" + CART + "\"}"))), "the queue");
    }

    assertThat(send(cart()) instanceof Decision.Allowed).isEqualTo(expected);
    assertThat(recorded)
        .containsExactly(new RecordedCall(CART, "sqs:SendMessage", QUEUE, expected));
  }

  @Test
  void a_refusal_says_who_may_not_do_what_in_the_words_of_aws() {
    assertThat(send(cart()))
        .isEqualTo(
            new Decision.Denied(
                "User: %s is not authorized to perform: sqs:SendMessage on resource: %s because no"
                        .formatted(CART, QUEUE)
                    + " identity-based policy allows the sqs:SendMessage action"));

    permissions.grant(CART, policy(SEND.formatted("Deny", "")), "the role");

    assertThat(send(cart()))
        .isEqualTo(
            new Decision.Denied(
                "User: %s is not authorized to perform: sqs:SendMessage on resource: %s with an"
                        .formatted(CART, QUEUE)
                    + " explicit deny"));
  }

  @ParameterizedTest
  @CsvSource({
    "sqs:SendMessage, letters, true",
    "SQS:sendmessage, letters, true",
    "sqs:Send*, letters, true",
    "sqs:*, letter?, true",
    "*, *, true",
    "sqs:ReceiveMessage, letters, false",
    "sqs:SendMessage, parcels, false",
    "sqs:SendMessage, Letters, false"
  })
  void actions_are_compared_in_any_case_and_resources_as_they_are(
      String action, String queue, boolean expected) {
    permissions.grant(
        CART,
        policy(
            "{\"Effect\": \"Allow\", \"Action\": [\"x:Y\", \"%s\"], \"Resource\": \"%s\"}"
                .formatted(action, QUEUE.replace("letters", queue))),
        "the role");

    assertThat(send(cart()) instanceof Decision.Allowed).isEqualTo(expected);
  }

  @Test
  void a_service_acts_by_the_policy_of_the_resource_alone() {
    assertThat(send(events())).isInstanceOf(Decision.Denied.class);

    permissions.resourcePolicy(
        QUEUE,
        policy(
            SEND.formatted(
                "Allow",
                to("{\"Service\": \"events.amazonaws.com\"}")
                    + ", \"Condition\": {\"StringEquals\": {\"aws:SourceAccount\": \"%s\"}}"
                        .formatted(Account.ID))),
        "the queue");

    assertThat(send(events())).isInstanceOf(Decision.Allowed.class);
    assertThat(send(new IamCaller.Service("sns.amazonaws.com")))
        .isInstanceOf(Decision.Denied.class);
  }

  @Test
  void a_role_that_nobody_knows_may_do_nothing() {
    assertThat(send(new IamCaller.Role(CART + "-other"))).isInstanceOf(Decision.Denied.class);
  }

  @Test
  void a_service_takes_a_role_that_trusts_it_for_what_it_acts_for() {
    permissions.role(
        CART,
        policy(
            """
            {"Effect": "Allow", "Action": "sts:AssumeRole",
             "Principal": {"Service": "scheduler.amazonaws.com"},
             "Condition": {"StringEquals": {"aws:SourceArn": "arn:aws:scheduler:x"}}}
            """),
        "the role");

    assertThat(
            permissions.mayAssume(
                "scheduler.amazonaws.com", CART, Optional.of("arn:aws:scheduler:x")))
        .isInstanceOf(Decision.Allowed.class);
    assertThat(
            permissions.mayAssume(
                "scheduler.amazonaws.com", CART, Optional.of("arn:aws:scheduler:y")))
        .isInstanceOf(Decision.Denied.class);
    assertThat(permissions.mayAssume("scheduler.amazonaws.com", CART, Optional.empty()))
        .isInstanceOf(Decision.Denied.class);
    assertThat(
            permissions.mayAssume("lambda.amazonaws.com", CART, Optional.of("arn:aws:scheduler:x")))
        .isInstanceOf(Decision.Denied.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "NotAction": "sqs:*", "Effect": "Allow"   | the role has a statement with NotAction
          "NotResource": "*", "Effect": "Allow"     | the role has a statement with NotResource
          "Effect": "allow"                         | the role has a statement with effect 'allow'
          "Action": "sqs:*"                         | the role has a statement with effect ''
          """)
  void a_statement_with_something_unknown_stops_the_start(String statement, String message) {
    assertThatThrownBy(() -> permissions.grant(CART, policy("{" + statement + "}"), "the role"))
        .isInstanceOf(TemplateException.class)
        .hasMessage(message);
  }
}
