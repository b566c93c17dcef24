package com.thebetterstore.handlers.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.platform.function.Call;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Source of the events: Cognito developer guide, "Custom message Lambda trigger".
class AccountMailHandlerTest {

  private static final String USER = "0b5a3c1e-0000-4000-8000-00000000000a";
  private final AccountMailHandler handler =
      new AccountMailHandler(
          Map.of("STOREFRONT_URL", "https://shop.example", "SELLER_NAME", "Lamp & Co"));

  private JsonNode handle(String source, String givenName) throws IOException {
    var name = source.equals("AdminCreateUser") ? "\"{username}\"" : "null";
    return Call.of(
        handler,
        """
        {"version": "1", "region": "ap-southeast-2", "userPoolId": "ap-southeast-2_a1b2c3d4e",
         "userName": "%s", "triggerSource": "CustomMessage_%s",
         "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": "c"},
         "request": {
           "userAttributes": {"sub": "%s", "given_name": "%s", "email": "aroha@example.nz"},
           "codeParameter": "{####}", "linkParameter": "{##Click Here##}",
           "usernameParameter": %s},
         "response": {"smsMessage": null, "emailMessage": null, "emailSubject": null}}
        """
            .formatted(USER, source, USER, givenName, name));
  }

  private String mailed(String source, String givenName) throws IOException {
    return handle(source, givenName).at("/response/emailMessage").asText();
  }

  @ParameterizedTest
  @CsvSource({
    "SignUp, Confirm your e-mail address, account/confirm, 24 hours",
    "ResendCode, Confirm your e-mail address, account/confirm, 24 hours",
    "ForgotPassword, Choose a new password, account/reset, one hour",
    "UpdateUserAttribute, Confirm your new e-mail address, account/email, 24 hours",
    "VerifyUserAttribute, Confirm your e-mail address, account/email, 24 hours"
  })
  void a_mail_has_a_link_with_the_code_and_the_code_in_clear(
      String source, String subject, String path, String life) throws IOException {
    var event = handle(source, "Aroha");

    assertThat(event.at("/response/emailSubject").asText()).isEqualTo(subject + " · Lamp & Co");
    assertThat(event.at("/response/emailMessage").asText().replace("&#x3D;", "="))
        .contains(
            "href=\"https://shop.example/%s#user=%s&amp;code={####}\"".formatted(path, USER),
            ">{####}</p>",
            "Hello <bdi>Aroha</bdi>,",
            life,
            "Then do nothing",
            "Lamp &amp; Co")
        .doesNotContain("aroha@example.nz");
  }

  @Test
  void an_invitation_has_the_temporary_password_in_no_link() throws IOException {
    assertThat(mailed("AdminCreateUser", ""))
        .contains("href=\"https://shop.example/account\"", ">{####}</p>", "<bdi>{username}</bdi>")
        .contains("Hello,")
        .containsOnlyOnce("{####}");
  }

  /// Whoever signs up with the address of somebody else must not be able to write to them.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "visit evil.example",
        "http://evil.example",
        "Aroha, call 0800 123 456",
        "<b>Aroha</b>",
        "{####}",
        "{username}",
        "Aroha Aroha Aroha Aroha Aroha Aroha Aroha",
      })
  void a_given_name_that_may_be_something_else_is_not_said(String name) throws IOException {
    assertThat(mailed("SignUp", name)).contains("<p style=\"margin:0 0 16px\">Hello,</p>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Te Ārangi", "Jean-Luc", "Siân O’Neill", "محمد", "ஆரோகா"})
  void names_of_people_are_said(String name) throws IOException {
    assertThat(mailed("SignUp", name)).contains("Hello <bdi>" + name + "</bdi>,");
  }

  @ParameterizedTest
  @EnumSource
  void every_mail_stays_within_what_cognito_takes(Occasion occasion) {
    var recipient = new AccountMail.Recipient(USER, "A".repeat(40), "{####}", "{username}");
    var words =
        AccountMailHandlerWiring.mails(
                Map.of(
                    "STOREFRONT_URL", "https://" + "s".repeat(62), "SELLER_NAME", "&".repeat(64)))
            .of(occasion, recipient);

    assertThat(words.html()).hasSizeBetween(500, 20_000 - 1_000);
    assertThat(words.subject()).hasSizeLessThanOrEqualTo(140);
  }

  @Test
  void every_other_part_of_the_event_comes_back_as_it_was() throws IOException {
    var event = handle("SignUp", "Aroha");

    assertThat(event.at("/request/codeParameter").asText()).isEqualTo("{####}");
    assertThat(event.at("/callerContext/clientId").asText()).isEqualTo("c");
    assertThat(event.at("/response/smsMessage").isNull()).isTrue();
  }

  @Test
  void of_an_unknown_occasion_cognito_keeps_its_own_words() throws IOException {
    assertThat(handle("Authentication", "Aroha").at("/response/emailMessage").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"triggerSource\": \"CustomMessage_SignUp\", \"response\": {}}",
        "{\"triggerSource\": \"CustomMessage_SignUp\", \"userName\": \"u\", \"response\": {}}",
        "{\"triggerSource\": \"CustomMessage_SignUp\", \"userName\": \"u\"}"
      })
  void an_event_that_is_none_is_a_fault(String event) {
    assertThatThrownBy(() -> Call.of(handler, event))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the event has no ");
  }

  @Test
  void what_may_be_logged_does_not_name_the_person() {
    assertThat(Stream.of(new AccountMail.Recipient(USER, "Aroha", "123456", "a@example.nz")))
        .allSatisfy(
            one -> assertThat(one.toString()).doesNotContain("Aroha", "123456", "example.nz"));
  }
}
