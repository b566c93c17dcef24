package com.thebetterstore.cloud.cognito;

import static com.thebetterstore.cloud.cognito.RunningPool.TEMPLATE;
import static com.thebetterstore.cloud.cognito.RunningPool.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.cloud.template.TemplateException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateSettingsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "UsernameAttributes": ["email"], | "UsernameAttributes": ["phone_number"], | users must sign in by e-mail address
          "UsernameAttributes": ["email"], | | users must sign in by e-mail address
          "Policies": | "MfaConfiguration": "ON", "Policies": | a second factor is not known here
          "Policies": | "LambdaConfig": {"PreSignUp": "arn"}, "Policies": | the trigger PreSignUp is not known here
          "Policies": | "UserPoolAddOns": {}, "Policies": | UserPoolAddOns is not known here
          "Policies": | "VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_LINK"}, "Policies": | CONFIRM_WITH_LINK is not known here
          "PreventUserExistenceErrors": "ENABLED", | "GenerateSecret": true, | GenerateSecret must be false
          "PreventUserExistenceErrors": "ENABLED", | "CallbackURLs": [], | CallbackURLs is not known here
          """)
  void what_is_not_known_stops_the_start(String part, String other, String why) {
    var template = TEMPLATE.replace(part, other == null ? "" : other);

    assertThat(template).isNotEqualTo(TEMPLATE);
    assertThatThrownBy(() -> new RunningPool(folder, InstantSource.system(), template))
        .isInstanceOf(TemplateException.class)
        .hasMessageEndingWith(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "RequireLowercase": false | "RequireLowercase": true | CORRECT HORSE 1 | Password must have lowercase characters
          "RequireUppercase": false | "RequireUppercase": true | correct horse 1 | Password must have uppercase characters
          "RequireNumbers": false | "RequireNumbers": true | correct horse ! | Password must have numeric characters
          "RequireSymbols": false | "RequireSymbols": true | correcthorse1 | Password must have symbol characters
          "MinimumLength": 8 | "MinimumLength": 14 | correct horse | Password not long enough
          """)
  void a_password_that_the_template_forbids_is_refused(
      String part, String other, String password, String why) {
    try (var pool =
        new RunningPool(folder, InstantSource.system(), TEMPLATE.replace(part, other))) {
      assertThat(
              refusal(
                  pool.byClient(
                      "SignUp", Map.of("Username", "a@example.nz", "Password", password))))
          .isEqualTo("InvalidPasswordException: Password did not conform with policy: " + why);
    }
  }

  @Test
  void only_administrators_make_users_where_the_template_says_so() {
    var template =
        TEMPLATE.replace(
            "\"AllowAdminCreateUserOnly\": false", "\"AllowAdminCreateUserOnly\": true");
    try (var pool = new RunningPool(folder, InstantSource.system(), template)) {
      assertThat(refusal(pool.signUp()))
          .isEqualTo("NotAuthorizedException: SignUp is not permitted for this user pool");
    }
  }

  @Test
  void a_new_address_waits_for_its_code_where_the_template_says_so() {
    var template =
        TEMPLATE.replace(
            "\"Policies\":",
            """
            "UserAttributeUpdateSettings": {
              "AttributesRequireVerificationBeforeUpdate": ["email"]}, "Policies":\
            """);
    try (var pool = new RunningPool(folder, InstantSource.system(), template).withUser()) {
      var token = pool.tokens().path("AccessToken").asText();
      var email = List.of(Map.of("Name", "email", "Value", "new@example.nz"));
      pool.call("UpdateUserAttributes", Map.of("AccessToken", token, "UserAttributes", email));
      assertThat(read(pool, token)).contains(RunningPool.ADDRESS).doesNotContain("new@example.nz");

      pool.call(
          "VerifyUserAttribute",
          Map.of("AccessToken", token, "AttributeName", "email", "Code", pool.lastCode()));

      assertThat(read(pool, token)).contains("new@example.nz");
      assertThat(refusal(pool.signIn("new@example.nz", RunningPool.PASSWORD))).isEmpty();
    }
  }

  private static String read(RunningPool pool, String token) {
    return pool.call("GetUser", Map.of("AccessToken", token)).toString();
  }

  @Test
  void lifetimes_and_what_nobody_hides_are_those_of_the_template() {
    var template =
        TEMPLATE.replace(
            "\"PreventUserExistenceErrors\": \"ENABLED\",",
            "\"AccessTokenValidity\": 30, \"TokenValidityUnits\": {\"AccessToken\": \"minutes\"},");
    try (var pool = new RunningPool(folder, InstantSource.system(), template).withUser()) {
      assertThat(pool.tokens().path("ExpiresIn").asInt()).isEqualTo(30 * 60);
      assertThat(refusal(pool.challenge("nobody@example.nz", BigInteger.TEN)))
          .isEqualTo("UserNotFoundException: User does not exist.");
    }
  }
}
