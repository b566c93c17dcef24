package com.thebetterstore.cloud.cognito;

import static com.thebetterstore.cloud.cognito.RunningPool.claims;
import static com.thebetterstore.cloud.cognito.RunningPool.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.testing.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdministrationTest {

  private static final String STAFF = "mia@example.nz";
  private static final String TEMPORARY = "temporary horse";

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-29T21:00:00Z"));
  private RunningPool pool;

  @BeforeEach
  void start() {
    pool = new RunningPool(folder, clock);
  }

  @AfterEach
  void stop() {
    pool.close();
  }

  private JsonNode create(String address) {
    return pool.byAdministrator(
        "AdminCreateUser",
        Map.of(
            "Username", address,
            "TemporaryPassword", TEMPORARY,
            "UserAttributes", List.of(Map.of("Name", "email_verified", "Value", "true"))));
  }

  private JsonNode staff(String operation, Map<String, ?> more) {
    var input = new HashMap<String, Object>(more);
    input.putIfAbsent("Username", STAFF);
    return pool.byAdministrator(operation, input);
  }

  @Test
  void a_new_user_is_invited_by_mail() {
    var user = create(STAFF).path("User");

    assertThat(user.path("UserStatus").asText()).isEqualTo("FORCE_CHANGE_PASSWORD");
    assertThat(pool.mailbox.all())
        .singleElement()
        .satisfies(mail -> assertThat(mail.html()).contains(STAFF, TEMPORARY));
  }

  @Test
  void the_first_sign_in_asks_for_a_password_and_what_is_missing() {
    create(STAFF);
    var challenge = pool.signIn(STAFF, TEMPORARY);
    assertThat(challenge.path("ChallengeName").asText()).isEqualTo("NEW_PASSWORD_REQUIRED");
    assertThat(challenge.path("ChallengeParameters").path("requiredAttributes").asText())
        .isEqualTo("[\"userAttributes.given_name\"]");

    assertThat(refusal(answer(challenge, "staff horse", Map.of())))
        .startsWith("InvalidParameterException: Attributes did not conform to the schema");
    var named = Map.of("userAttributes.given_name", "Mia");
    assertThat(refusal(answer(challenge, "seven77", named))).startsWith("InvalidPasswordException");
    assertThat(refusal(answer(challenge, "staff horse", named))).isEmpty();
    assertThat(refusal(answer(challenge, "staff horse", named)))
        .startsWith("NotAuthorizedException: Invalid session");
    assertThat(refusal(pool.signIn(STAFF, "staff horse"))).isEmpty();
  }

  @Test
  void the_first_sign_in_has_three_minutes_for_its_new_password() {
    create(STAFF);
    var challenge = pool.signIn(STAFF, TEMPORARY);
    var named = Map.of("userAttributes.given_name", "Mia");
    clock.advance(Duration.ofMinutes(3));

    assertThat(refusal(answer(challenge, "staff horse", named)))
        .startsWith("NotAuthorizedException: Invalid session");
    assertThat(refusal(answer(pool.signIn(STAFF, TEMPORARY), "staff horse", named))).isEmpty();
  }

  private JsonNode answer(JsonNode challenge, String password, Map<String, String> attributes) {
    var responses = new HashMap<String, String>(attributes);
    responses.put("USERNAME", STAFF);
    responses.put("NEW_PASSWORD", password);
    return pool.byClient(
        "RespondToAuthChallenge",
        Map.of(
            "ChallengeName",
            "NEW_PASSWORD_REQUIRED",
            "Session",
            challenge.path("Session").asText(),
            "ChallengeResponses",
            responses));
  }

  @Test
  void a_temporary_password_works_as_long_as_the_template_says() {
    create(STAFF);
    clock.advance(Duration.ofDays(1));

    assertThat(refusal(pool.signIn(STAFF, TEMPORARY)))
        .isEqualTo(
            "NotAuthorizedException: Temporary password has expired and must be reset by an"
                + " administrator.");
    assertThat(refusal(staff("AdminCreateUser", Map.of("MessageAction", "RESEND")))).isEmpty();
    assertThat(refusal(pool.signIn(STAFF, TEMPORARY)))
        .isEqualTo("NotAuthorizedException: Incorrect username or password.");
  }

  @Test
  void groups_are_in_the_next_tokens() {
    create(STAFF);
    staff("AdminSetUserPassword", Map.of("Password", "staff horse", "Permanent", true));
    var before = pool.signIn(STAFF, "staff horse").path("AuthenticationResult");
    assertThat(claims(before.path("AccessToken")).has("cognito:groups")).isFalse();

    staff("AdminAddUserToGroup", Map.of("GroupName", "Staff"));
    staff("AdminAddUserToGroup", Map.of("GroupName", "Staff"));

    assertThat(groupsAfterRefresh(before)).isEqualTo("[\"Staff\"]");
    assertThat(staff("AdminListGroupsForUser", Map.of()).path("Groups")).hasSize(1);
    staff("AdminRemoveUserFromGroup", Map.of("GroupName", "Staff"));
    assertThat(groupsAfterRefresh(before)).isEmpty();
    assertThat(refusal(staff("AdminAddUserToGroup", Map.of("GroupName", "Kings"))))
        .isEqualTo("ResourceNotFoundException: Group not found.");
  }

  private String groupsAfterRefresh(JsonNode tokens) {
    var refreshed =
        pool.byClient(
                "GetTokensFromRefreshToken",
                Map.of("RefreshToken", tokens.path("RefreshToken").asText()))
            .path("AuthenticationResult");
    return claims(refreshed.path("AccessToken")).path("cognito:groups").toString();
  }

  @Test
  void a_disabled_user_is_out_until_enabled() {
    create(STAFF);
    staff("AdminSetUserPassword", Map.of("Password", "staff horse", "Permanent", true));
    var tokens = pool.signIn(STAFF, "staff horse").path("AuthenticationResult");

    staff("AdminDisableUser", Map.of());

    assertThat(refusal(pool.signIn(STAFF, "staff horse")))
        .isEqualTo("NotAuthorizedException: User is disabled.");
    assertThat(
            refusal(
                pool.call("GetUser", Map.of("AccessToken", tokens.path("AccessToken").asText()))))
        .startsWith("NotAuthorizedException");
    staff("AdminEnableUser", Map.of());
    assertThat(refusal(pool.signIn(STAFF, "staff horse"))).isEmpty();
  }

  @Test
  void users_are_listed_and_read() {
    create(STAFF);

    assertThat(pool.byAdministrator("ListUsers", Map.of()).path("Users")).hasSize(1);
    assertThat(staff("AdminGetUser", Map.of()).path("UserAttributes").toString())
        .contains("\"email_verified\"");
  }

  @Test
  void what_cannot_be_is_refused() {
    create(STAFF);

    assertThat(refusal(create("MIA@example.nz")))
        .isEqualTo("UsernameExistsException: User account already exists");
    assertThat(refusal(create("mia")))
        .isEqualTo("InvalidParameterException: Username should be an email.");
    assertThat(refusal(staff("AdminGetUser", Map.of("Username", "nobody@example.nz"))))
        .isEqualTo("UserNotFoundException: User does not exist.");
    assertThat(refusal(staff("AdminGetUser", Map.of("UserPoolId", "another"))))
        .isEqualTo("ResourceNotFoundException: User pool another does not exist.");
    assertThat(refusal(staff("AdminForgetDevice", Map.of())))
        .isEqualTo("UnknownOperationException: This operation is not known here.");
  }
}
