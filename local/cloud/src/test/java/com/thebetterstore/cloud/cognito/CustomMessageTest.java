package com.thebetterstore.cloud.cognito;

import static com.thebetterstore.cloud.cognito.RunningPool.ADDRESS;
import static com.thebetterstore.cloud.cognito.RunningPool.TEMPLATE;
import static com.thebetterstore.cloud.cognito.RunningPool.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.cloud.lambda.InvocationResult;
import com.thebetterstore.cloud.lambda.Invoker;
import com.thebetterstore.cloud.mail.ReceivedMail;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A pool whose template lets a function word its mails.
class CustomMessageTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FUNCTION =
      "arn:aws:lambda:ap-southeast-2:000000000000:function:words:live";
  private static final String WITH_FUNCTION =
      TEMPLATE.replace(
          "\"Policies\":",
          "\"LambdaConfig\": {\"CustomMessage\": \"" + FUNCTION + "\"}, \"Policies\":");
  private static final String WITH_LEAVE =
      WITH_FUNCTION.replaceFirst(
          "^\\{",
          """
          {"Leave": {"Type": "AWS::Lambda::Permission", "Properties": {
            "Action": "lambda:InvokeFunction", "FunctionName": "%s",
            "Principal": "cognito-idp.amazonaws.com",
            "SourceArn": {"Fn::GetAtt": ["Pool", "Arn"]}}},\
          """
              .formatted(FUNCTION));

  @TempDir Path folder;
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();

  /// Answers the event with these words in it.
  private Invoker saying(Consumer<ObjectNode> words) {
    return (function, payload, _) -> {
      assertThat(function).isEqualTo(FUNCTION);
      var event = read(payload);
      events.add(event.deepCopy());
      words.accept((ObjectNode) event.path("response"));
      return new InvocationResult.Succeeded(event.toString());
    };
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  private RunningPool pool(String template, Invoker functions) {
    return new RunningPool(folder, InstantSource.system(), template, functions);
  }

  private RunningPool pool(Invoker functions) {
    return pool(WITH_LEAVE, functions);
  }

  private static void words(ObjectNode response) {
    response
        .put("emailSubject", "Welcome {####}")
        .put("emailMessage", "<a href=\"/#{####}\">{####} {username}</a>");
  }

  @Test
  void a_mail_says_what_the_function_says_with_the_code_wherever_it_asks_for_it() {
    try (var pool = pool(saying(CustomMessageTest::words))) {
      pool.signUp();

      var code = pool.lastCode();
      assertThat(pool.mailbox.all())
          .singleElement()
          .satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Welcome " + code);
            assertThat(mail.html()).contains("<a href=\"/#" + code + "\">" + code);
            assertThat(mail.isFor(ADDRESS)).isTrue();
          });
      assertThat(refusal(confirm(pool, code))).isEmpty();
    }
  }

  private static JsonNode confirm(RunningPool pool, String code) {
    return pool.byClient("ConfirmSignUp", Map.of("Username", ADDRESS, "ConfirmationCode", code));
  }

  @Test
  void the_function_gets_cognitos_event() throws JsonProcessingException {
    try (var pool = pool(saying(CustomMessageTest::words))) {
      var sub = pool.signUp().path("UserSub").asText();

      assertThat(events)
          .containsExactly(
              JSON.readTree(
                  """
                  {"version": "1", "region": "ap-southeast-2", "userPoolId": "%s", "userName": "%s",
                   "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": "%s"},
                   "triggerSource": "CustomMessage_SignUp",
                   "request": {
                     "userAttributes": {"sub": "%s", "cognito:user_status": "UNCONFIRMED",
                       "given_name": "Aroha", "email": "aroha@example.nz", "email_verified": "false"},
                     "codeParameter": "{####}", "linkParameter": "{##Click Here##}",
                     "usernameParameter": null},
                   "response": {"smsMessage": null, "emailMessage": null, "emailSubject": null}}
                  """
                      .formatted(pool.poolId(), sub, pool.clientId("Storefront"), sub)));
    }
  }

  @Test
  void each_occasion_has_its_name_and_a_signed_in_user_its_client() {
    try (var pool = pool(saying(CustomMessageTest::words))) {
      pool.signUp();
      pool.byClient("ResendConfirmationCode", Map.of("Username", ADDRESS));
      confirm(pool, pool.lastCode());
      pool.byClient("ForgotPassword", Map.of("Username", ADDRESS));
      var token = Map.of("AccessToken", pool.tokens().path("AccessToken").asText());
      pool.call(
          "UpdateUserAttributes",
          with(token, "UserAttributes", List.of(Map.of("Name", "email", "Value", "b@c.nz"))));
      pool.call("GetUserAttributeVerificationCode", with(token, "AttributeName", "email"));
      pool.byAdministrator("AdminCreateUser", Map.of("Username", "mia@example.nz"));

      var storefront = pool.clientId("Storefront");
      assertThat(events)
          .extracting(event ->
              event.path("triggerSource").asText().replace("CustomMessage_", "")
                  + " "
                  + event.at("/callerContext/clientId").asText().replace(storefront, "shop"))
          .containsExactly(
              "SignUp shop",
              "ResendCode shop",
              "ForgotPassword shop",
              "UpdateUserAttribute shop",
              "VerifyUserAttribute shop",
              "AdminCreateUser CLIENT_ID_NOT_APPLICABLE");
      assertThat(pool.mailbox.all().getFirst())
          .satisfies(mail -> assertThat(mail.html()).contains("mia@example.nz"))
          .matches(mail -> mail.isFor("mia@example.nz"));
    }
  }

  private static Map<String, Object> with(Map<String, String> token, String name, Object value) {
    var input = new java.util.HashMap<String, Object>(token);
    input.put(name, value);
    return input;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {} | Your verification code
          {"emailSubject": "Mine"} | Mine
          """)
  void what_the_function_leaves_open_the_template_says(String answer, String subject) {
    try (var pool = pool(saying(response -> response.setAll((ObjectNode) read(answer))))) {
      pool.signUp();

      assertThat(pool.mailbox.all())
          .extracting(ReceivedMail::subject, ReceivedMail::html)
          .containsExactly(
              org.assertj.core.api.Assertions.tuple(
                  subject, "Your verification code is " + pool.lastCode()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"emailMessage": "Hello"} | the e-mail message lacks {####}
          {"emailMessage": "{####}", "emailSubject": "LONG"} | the subject is longer than 140 characters
          {"emailMessage": "{####} LONG"} | the e-mail message is longer than 20000 characters
          """)
  void words_that_cognito_does_not_take_are_refused_and_nobody_is_signed_up(
      String answer, String why) {
    var words = read(answer.replace("LONG", "x".repeat(why.contains("subject") ? 141 : 20_000)));
    try (var pool = pool(saying(response -> response.setAll((ObjectNode) words)))) {
      assertThat(refusal(pool.signUp()))
          .isEqualTo(
              "InvalidLambdaResponseException: CustomMessage failed with error: " + why + ".");
      assertThat(pool.mailbox.all()).isEmpty();
      assertThat(pool.byAdministrator("ListUsers", Map.of()).path("Users")).isEmpty();
    }
  }

  @Test
  void an_invitation_must_have_the_users_address() {
    try (var pool = pool(saying(response -> response.put("emailMessage", "{####}")))) {
      assertThat(refusal(pool.byAdministrator("AdminCreateUser", Map.of("Username", "mia@b.nz"))))
          .endsWith("the e-mail message lacks {username}.");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1] | InvalidLambdaResponseException: CustomMessage failed with error Unrecognizable lambda output.
          '' | InvalidLambdaResponseException: CustomMessage failed with error Unrecognizable lambda output.
          """)
  void an_answer_that_is_no_event_is_refused(String payload, String refusal) {
    try (var pool = pool((_, _, _) -> new InvocationResult.Succeeded(payload))) {
      assertThat(refusal(pool.signUp())).isEqualTo(refusal);
    }
  }

  @Test
  void what_the_function_throws_is_told_and_not_tried_again() {
    try (var pool =
        pool((_, payload, _) -> {
          events.add(read(payload));
          return new InvocationResult.Failed("java.lang.IllegalStateException", "no words", "{}");
        })) {
      assertThat(refusal(pool.signUp()))
          .isEqualTo("UserLambdaValidationException: CustomMessage failed with error no words.");
      assertThat(events).hasSize(1);
    }
  }

  @Test
  void a_function_that_does_not_answer_is_asked_three_times() {
    var never = new CountDownLatch(1);
    try (var pool =
        pool((_, payload, _) -> {
          events.add(read(payload));
          try {
            never.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          return new InvocationResult.Succeeded(payload);
        })) {
      assertThat(refusal(pool.signUp()))
          .isEqualTo(
              "UnexpectedLambdaException: CustomMessage invocation failed due to error Task timed"
                  + " out.");
      assertThat(events).hasSize(3);
    } finally {
      never.countDown();
    }
  }

  @Test
  void a_function_that_answers_at_the_second_time_is_in_time() {
    try (var pool =
        pool((function, payload, trace) -> {
          if (events.isEmpty()) {
            events.add(JsonNodeFactory.instance.nullNode());
            return new InvocationResult.Failed(InvocationResult.Failed.TIMED_OUT, "", "{}");
          }
          return saying(CustomMessageTest::words).invoke(function, payload, trace);
        })) {
      assertThat(refusal(pool.signUp())).isEmpty();
    }
  }

  @Test
  void a_function_whose_policy_does_not_name_the_pool_is_not_called() {
    try (var pool = pool(WITH_FUNCTION, saying(CustomMessageTest::words))) {
      assertThat(refusal(pool.signUp()))
          .isEqualTo(
              "UnexpectedLambdaException: CustomMessage invocation failed due to error"
                  + " AccessDeniedException.");
      assertThat(events).isEmpty();
    }
  }
}
