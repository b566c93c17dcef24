package com.thebetterstore.cloud.cognito;

import static com.thebetterstore.cloud.cognito.RunningPool.ADDRESS;
import static com.thebetterstore.cloud.cognito.RunningPool.PASSWORD;
import static com.thebetterstore.cloud.cognito.RunningPool.claims;
import static com.thebetterstore.cloud.cognito.RunningPool.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.thebetterstore.cloud.testing.MovableClock;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserPoolTest {

  private static final BigInteger SECRET_A = new BigInteger("abcdef987654321", 16);
  private static final String WRONG = "NotAuthorizedException: Incorrect username or password.";
  private static final String MISMATCH =
      "CodeMismatchException: Invalid verification code provided, please try again.";
  private static final String EXPIRED =
      "ExpiredCodeException: Invalid code provided, please request a code again.";
  private static final String LIMIT =
      "LimitExceededException: Attempt limit exceeded, please try after some time.";
  private static final String SESSION =
      "NotAuthorizedException: Invalid session for the user, session is expired.";

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

  private void restart() {
    pool.close();
    pool = new RunningPool(folder, clock);
  }

  private String otherCode() {
    return pool.lastCode().equals("000000") ? "000001" : "000000";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SignUp | {"ClientId":"nobody","Username":"a@b.nz","Password":"correct horse"} | ResourceNotFoundException: User pool client nobody does not exist.
          SignUp | {"ClientId":"STOREFRONT","Password":"correct horse"} | InvalidParameterException: 1 validation error detected: Value null at 'username' failed to satisfy constraint: Member must not be null
          SignUp | {"ClientId":"STOREFRONT","Username":"aroha","Password":"correct horse"} | InvalidParameterException: Username should be an email.
          SignUp | {"ClientId":"STOREFRONT","Username":"a@b.nz","Password":"five5"} | InvalidParameterException: 1 validation error detected: Value at 'password' failed to satisfy constraint: Member must have length greater than or equal to 6
          SignUp | {"ClientId":"STOREFRONT","Username":"a@b.nz","Password":"seven77"} | InvalidPasswordException: Password did not conform with policy: Password not long enough
          SignUp | {"ClientId":"STOREFRONT","Username":"a@b.nz","Password":"correct horse"} | InvalidParameterException: Attributes did not conform to the schema: given_name: The attribute given_name is required
          SignUp | {"ClientId":"STOREFRONT","Username":"a@b.nz","Password":"correct horse","UserAttributes":[{"Name":"given_name","Value":"A"},{"Name":"email_verified","Value":"true"}]} | NotAuthorizedException: A client attempted to write unauthorized attribute
          SignUp | {"ClientId":"STOREFRONT","Username":"a@b.nz","Password":"correct horse","UserAttributes":[{"Name":"given_name","Value":"A"},{"Name":"rank","Value":"1"}]} | InvalidParameterException: Attributes did not conform to the schema: Type for attribute {rank} could not be determined
          SignUp | {"ClientId":"STOREFRONT","Username":"AROHA@example.nz","Password":"correct horse","UserAttributes":[{"Name":"given_name","Value":"A"}]} | UsernameExistsException: User already exists
          ConfirmSignUp | {"ClientId":"STOREFRONT","Username":"aroha@example.nz","ConfirmationCode":"123456"} | NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED
          ResendConfirmationCode | {"ClientId":"STOREFRONT","Username":"aroha@example.nz"} | InvalidParameterException: User is already confirmed.
          InitiateAuth | {"ClientId":"STOREFRONT","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":"aroha@example.nz","PASSWORD":"correct horse"}} | InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client
          InitiateAuth | {"ClientId":"STOREFRONT","AuthFlow":"CUSTOM_AUTH"} | InvalidParameterException: CUSTOM_AUTH flow not enabled for this client
          InitiateAuth | {"ClientId":"STOREFRONT","AuthFlow":"USER_SRP_AUTH","AuthParameters":{"USERNAME":"aroha@example.nz"}} | InvalidParameterException: Missing required parameter SRP_A
          InitiateAuth | {"ClientId":"STOREFRONT","AuthFlow":"USER_SRP_AUTH","AuthParameters":{"USERNAME":"aroha@example.nz","SRP_A":"0"}} | InvalidParameterException: Invalid SRP_A
          RespondToAuthChallenge | {"ClientId":"STOREFRONT","ChallengeName":"PASSWORD_VERIFIER","ChallengeResponses":{}} | NotAuthorizedException: Invalid session for the user, session is expired.
          RespondToAuthChallenge | {"ClientId":"STOREFRONT","ChallengeName":"NEW_PASSWORD_REQUIRED","Session":"x"} | NotAuthorizedException: Invalid session for the user, session is expired.
          RespondToAuthChallenge | {"ClientId":"STOREFRONT","ChallengeName":"SMS_MFA"} | InvalidParameterException: Challenge response is not expected.
          GetTokensFromRefreshToken | {"ClientId":"STOREFRONT","RefreshToken":"x"} | NotAuthorizedException: Invalid Refresh Token
          ConfirmForgotPassword | {"ClientId":"STOREFRONT","Username":"aroha@example.nz","ConfirmationCode":"123456","Password":"another horse"} | ExpiredCodeException: Invalid code provided, please request a code again.
          GetUser | {"AccessToken":"x"} | NotAuthorizedException: Invalid Access Token
          GetUser | {} | UnknownOperationException: This operation is not known here.
          AdminCreateUser | {"UserPoolId":"x","Username":"b@example.nz"} | UnknownOperationException: This operation is not known here.
          AdminGetUser | {"ClientId":"STOREFRONT","Username":"aroha@example.nz"} | UnknownOperationException: This operation is not known here.
          SignUp | [] | SerializationException: The body is not a JSON object.
          SignUp | {{ | SerializationException: The body is not JSON.
          """)
  void refused(String operation, String input, String refusal) {
    pool.withUser();

    assertThat(refusal(pool.call(operation, input))).isEqualTo(refusal);
  }

  @Test
  void a_sign_up_says_where_its_code_went_without_the_address() {
    var answer = pool.signUp();

    assertThat(answer.path("UserConfirmed").asBoolean()).isFalse();
    assertThat(answer.path("CodeDeliveryDetails").path("Destination").asText())
        .isEqualTo("a***@e***");
    assertThat(pool.mailbox.all())
        .singleElement()
        .satisfies(mail -> assertThat(mail.isFor(ADDRESS)).isTrue());
  }

  @Test
  void an_unconfirmed_user_is_told_so_after_the_right_password_only() {
    pool.signUp();

    assertThat(refusal(pool.signIn(ADDRESS, PASSWORD)))
        .isEqualTo("UserNotConfirmedException: User is not confirmed.");
    assertThat(refusal(pool.signIn(ADDRESS, "wrong"))).isEqualTo(WRONG);
  }

  @Test
  void a_code_of_a_sign_up_works_for_a_day_and_a_new_one_ends_it() {
    pool.signUp();
    var first = pool.lastCode();
    assertThat(refusal(confirm(otherCode()))).isEqualTo(MISMATCH);
    clock.advance(Duration.ofHours(24));
    assertThat(refusal(confirm(first))).isEqualTo(EXPIRED);

    pool.byClient("ResendConfirmationCode", Map.of("Username", ADDRESS));
    clock.advance(Duration.ofHours(24).minusSeconds(1));

    assertThat(refusal(confirm(pool.lastCode()))).isEmpty();
  }

  private JsonNode confirm(String code) {
    return pool.byClient("ConfirmSignUp", Map.of("Username", ADDRESS, "ConfirmationCode", code));
  }

  @Test
  void tokens_say_who_signed_in_and_verify_against_the_published_keys()
      throws ParseException, JOSEException {
    pool.withUser();

    var tokens = pool.tokens();

    var access = claims(tokens.path("AccessToken"));
    var id = claims(tokens.path("IdToken"));
    assertThat(access.path("token_use").asText()).isEqualTo("access");
    assertThat(access.path("iss").asText())
        .isEqualTo("https://cognito-idp.ap-southeast-2.amazonaws.com/" + pool.poolId());
    assertThat(access.path("client_id").asText()).isEqualTo(pool.clientId("Storefront"));
    assertThat(access.path("exp").asLong() - access.path("iat").asLong()).isEqualTo(3600);
    assertThat(access.has("email")).isFalse();
    assertThat(id.path("aud").asText()).isEqualTo(pool.clientId("Storefront"));
    assertThat(id.path("email").asText()).isEqualTo(ADDRESS);
    assertThat(id.path("email_verified").isBoolean()).isTrue();
    assertThat(id.path("cognito:username")).isEqualTo(access.path("sub"));
    var published = JWKSet.parse(pool.pools.publicKeys(pool.poolId()).orElseThrow());
    var used = new HashSet<String>();
    for (var name : List.of("AccessToken", "IdToken")) {
      var token = SignedJWT.parse(tokens.path(name).asText());
      used.add(token.getHeader().getKeyID());
      var key = published.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
      assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
    }
    assertThat(used).hasSize(2);
    assertThat(pool.pools.publicKeys("another")).isEmpty();
  }

  @Test
  void a_proof_works_once_and_for_three_minutes() {
    pool.withUser();
    var challenge = pool.challenge(ADDRESS, SECRET_A);
    assertThat(refusal(pool.proof(challenge, PASSWORD, SECRET_A))).isEmpty();
    assertThat(refusal(pool.proof(challenge, PASSWORD, SECRET_A))).isEqualTo(SESSION);

    var late = pool.challenge(ADDRESS, SECRET_A);
    clock.advance(Duration.ofMinutes(3));
    assertThat(refusal(pool.proof(late, PASSWORD, SECRET_A))).isEqualTo(SESSION);
  }

  @Test
  void a_user_who_does_not_exist_looks_like_one_who_does() {
    pool.withUser();

    var known = pool.challenge(ADDRESS, SECRET_A).path("ChallengeParameters");
    var first = pool.challenge("nobody@example.nz", SECRET_A);
    var again = pool.challenge("Nobody@example.nz", SECRET_A).path("ChallengeParameters");

    var unknown = first.path("ChallengeParameters");
    assertThat(unknown.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(known::fieldNames);
    for (var same : List.of("SALT", "USERNAME", "USER_ID_FOR_SRP")) {
      assertThat(again.path(same)).isEqualTo(unknown.path(same));
    }
    assertThat(unknown.path("USERNAME").asText()).hasSameSizeAs(known.path("USERNAME").asText());
    assertThat(refusal(pool.proof(first, PASSWORD, SECRET_A))).isEqualTo(WRONG);
    var nobody = Map.of("Username", "nobody@example.nz");
    assertThat(
            pool.byClient("ForgotPassword", nobody)
                .path("CodeDeliveryDetails")
                .path("Destination")
                .asText())
        .isEqualTo("n***@e***");
    assertThat(refusal(pool.byClient("ResendConfirmationCode", nobody))).isEmpty();
    assertThat(refusal(reset("nobody@example.nz", "123456"))).isEqualTo(MISMATCH);
    assertThat(refusal(reset("nobody2@example.nz", "123456"))).isEqualTo(EXPIRED);
  }

  private JsonNode reset(String name, String code) {
    return pool.byClient(
        "ConfirmForgotPassword",
        Map.of("Username", name, "ConfirmationCode", code, "Password", "another horse"));
  }

  @Test
  void wrong_passwords_lock_a_user_out_for_a_while() {
    pool.withUser();
    for (var attempt = 0; attempt < 6; attempt++) {
      assertThat(refusal(pool.signIn(ADDRESS, "wrong"))).isEqualTo(WRONG);
      clock.advance(attempt == 4 ? Duration.ofSeconds(1) : Duration.ZERO);
    }
    clock.advance(Duration.ofMillis(1999));
    var locked = "NotAuthorizedException: Password attempts exceeded";
    assertThat(refusal(pool.signIn(ADDRESS, PASSWORD))).isEqualTo(locked);
    restart();
    assertThat(refusal(pool.signIn(ADDRESS, PASSWORD))).isEqualTo(locked);

    clock.advance(Duration.ofMillis(1));

    assertThat(refusal(pool.signIn(ADDRESS, PASSWORD))).isEmpty();
    assertThat(refusal(pool.signIn(ADDRESS, "wrong"))).isEqualTo(WRONG);
    assertThat(refusal(pool.signIn(ADDRESS, PASSWORD))).isEmpty();
  }

  @Test
  void a_password_is_reset_by_a_code_that_works_for_an_hour_and_once() {
    pool.withUser();
    pool.byClient("ForgotPassword", Map.of("Username", ADDRESS));
    clock.advance(Duration.ofHours(1));
    assertThat(refusal(reset(ADDRESS, pool.lastCode()))).isEqualTo(EXPIRED);

    pool.byClient("ForgotPassword", Map.of("Username", ADDRESS));
    assertThat(refusal(reset(ADDRESS, otherCode()))).isEqualTo(MISMATCH);
    assertThat(refusal(reset(ADDRESS, pool.lastCode()))).isEmpty();

    assertThat(refusal(reset(ADDRESS, pool.lastCode()))).isEqualTo(EXPIRED);
    assertThat(refusal(pool.signIn(ADDRESS, PASSWORD))).isEqualTo(WRONG);
    assertThat(refusal(pool.signIn(ADDRESS, "another horse"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ResendConfirmationCode, 5",
    "ConfirmSignUp, 15",
    "ForgotPassword, 20",
    "ConfirmForgotPassword, 20"
  })
  void each_is_limited_to_so_many_an_hour(String operation, int limit) {
    pool.signUp();
    var input =
        Map.of("Username", ADDRESS, "ConfirmationCode", otherCode(), "Password", "another horse");
    for (var attempt = 0; attempt < limit; attempt++) {
      assertThat(refusal(pool.byClient(operation, input))).isNotEqualTo(LIMIT);
    }
    assertThat(refusal(pool.byClient(operation, input))).isEqualTo(LIMIT);

    clock.advance(Duration.ofHours(1));

    assertThat(refusal(pool.byClient(operation, input))).isNotEqualTo(LIMIT);
  }

  @ParameterizedTest
  @CsvSource({
    "ChangePassword, 5",
    "GetUserAttributeVerificationCode, 5",
    "VerifyUserAttribute, 15"
  })
  void so_is_each_of_whoever_is_signed_in(String operation, int limit) {
    pool.withUser();
    var input =
        Map.of(
            "AccessToken", pool.tokens().path("AccessToken").asText(),
            "PreviousPassword", "wrong",
            "ProposedPassword", "another horse",
            "AttributeName", "email",
            "Code", otherCode());
    for (var attempt = 0; attempt < limit; attempt++) {
      assertThat(refusal(pool.call(operation, input))).isNotEqualTo(LIMIT);
    }
    assertThat(refusal(pool.call(operation, input))).isEqualTo(LIMIT);
  }

  @Test
  void the_right_code_works_after_five_wrong_ones_and_that_of_another_user_never() {
    pool.signUp();
    var own = pool.lastCode();
    pool.byClient(
        "SignUp",
        Map.of(
            "Username",
            "mia@example.nz",
            "Password",
            PASSWORD,
            "UserAttributes",
            List.of(Map.of("Name", "given_name", "Value", "Mia"))));
    var others = pool.lastCode();
    for (var attempt = 0; attempt < 5; attempt++) {
      assertThat(refusal(confirm(others.equals(own) ? otherCode() : others))).isEqualTo(MISMATCH);
    }

    assertThat(refusal(confirm(own))).isEmpty();
  }

  @Test
  void users_tokens_and_waiting_codes_survive_a_restart() {
    pool.withUser();
    var tokens = pool.tokens();
    pool.byClient("ForgotPassword", Map.of("Username", ADDRESS));

    restart();

    assertThat(refusal(get(tokens))).isEmpty();
    assertThat(refusal(refresh("Storefront", tokens))).isEmpty();
    assertThat(refusal(reset(ADDRESS, pool.lastCode()))).isEmpty();
    assertThat(refusal(pool.signIn(ADDRESS, "another horse"))).isEmpty();
  }

  /// What a killed process leaves is what is on disk while it still runs.
  @Test
  void a_kill_loses_nothing_that_was_answered(@TempDir Path left) throws IOException {
    pool.withUser();
    var tokens = pool.tokens();
    var data = Files.createDirectories(left.resolve("data"));
    for (var file : List.of("users.mv", "pools.key", "pools-id.key", "store.key")) {
      Files.copy(folder.resolve("data").resolve(file), data.resolve(file));
    }

    try (var next = new RunningPool(left, clock)) {
      var access = Map.of("AccessToken", tokens.path("AccessToken").asText());
      assertThat(refusal(next.call("GetUser", access))).isEmpty();
      assertThat(refusal(next.signIn(ADDRESS, PASSWORD))).isEmpty();
    }
  }

  private JsonNode get(JsonNode tokens) {
    return pool.call("GetUser", Map.of("AccessToken", tokens.path("AccessToken").asText()));
  }

  private JsonNode refresh(String client, JsonNode tokens) {
    return pool.byClient(
        "GetTokensFromRefreshToken",
        Map.of(
            "ClientId", pool.clientId(client),
            "RefreshToken", tokens.path("RefreshToken").asText()));
  }

  @Test
  void an_access_token_works_for_an_hour_and_a_refresh_token_for_thirty_days() {
    pool.withUser();
    var tokens = pool.tokens();
    clock.advance(Duration.ofHours(1));
    assertThat(refusal(get(tokens))).isEqualTo("NotAuthorizedException: Access Token has expired");

    clock.advance(Duration.ofDays(29));
    var refreshed = refresh("Storefront", tokens).path("AuthenticationResult");

    assertThat(refusal(get(refreshed))).isEmpty();
    assertThat(refreshed.has("RefreshToken")).isFalse();
    for (var same : List.of("origin_jti", "auth_time", "sub")) {
      assertThat(claims(refreshed.path("AccessToken")).path(same))
          .isEqualTo(claims(tokens.path("AccessToken")).path(same));
    }
    clock.advance(Duration.ofDays(1));
    assertThat(refusal(refresh("Storefront", tokens)))
        .isEqualTo("NotAuthorizedException: Refresh Token has expired");
  }

  @Test
  void a_client_that_rotates_gives_a_new_refresh_token_and_a_minute_to_the_old_one() {
    pool.withUser();
    var tokens = byPassword(PASSWORD).path("AuthenticationResult");

    var next = refresh("ByPassword", tokens).path("AuthenticationResult");

    assertThat(next.path("RefreshToken")).isNotEqualTo(tokens.path("RefreshToken"));
    clock.advance(Duration.ofSeconds(59));
    assertThat(refusal(refresh("ByPassword", tokens))).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    assertThat(refusal(refresh("ByPassword", tokens))).startsWith("NotAuthorizedException");
    assertThat(refusal(refresh("ByPassword", next))).isEmpty();
    assertThat(refusal(refresh("Storefront", next))).startsWith("NotAuthorizedException");
  }

  private JsonNode byPassword(String password) {
    return pool.byClient(
        "InitiateAuth",
        Map.of(
            "ClientId", pool.clientId("ByPassword"),
            "AuthFlow", "USER_PASSWORD_AUTH",
            "AuthParameters", Map.of("USERNAME", ADDRESS, "PASSWORD", password)));
  }

  @Test
  void a_revoked_token_and_a_global_sign_out_end_sessions() {
    pool.withUser();
    var one = pool.tokens();
    var other = pool.tokens();
    pool.byClient("RevokeToken", Map.of("Token", one.path("RefreshToken").asText()));
    assertThat(refusal(get(one)))
        .isEqualTo("NotAuthorizedException: Access Token has been revoked");
    assertThat(refusal(refresh("Storefront", one)))
        .isEqualTo("NotAuthorizedException: Refresh Token has been revoked");
    assertThat(refusal(get(other))).isEmpty();

    pool.call("GlobalSignOut", Map.of("AccessToken", other.path("AccessToken").asText()));

    assertThat(refusal(get(other)))
        .isEqualTo("NotAuthorizedException: Access Token has been revoked");
  }

  @Test
  void other_tokens_than_access_tokens_of_this_pool_are_refused(@TempDir Path elsewhere) {
    pool.withUser();
    var tokens = pool.tokens();
    var id = tokens.path("IdToken").asText();
    var access = tokens.path("AccessToken").asText();
    var cut = access.lastIndexOf('.');
    var first = access.charAt(cut + 1) == 'A' ? 'B' : 'A';
    try (var other = RunningPool.withItsOwnKeys(elsewhere, clock)) {
      var foreign = other.withUser().tokens().path("AccessToken").asText();
      for (var token :
          List.of(
              id,
              foreign,
              access.substring(0, cut + 1),
              access.substring(0, cut + 1) + first + access.substring(cut + 2),
              "eyJhbGciOiJub25lIn0" + access.substring(access.indexOf('.'), cut) + ".")) {
        assertThat(refusal(pool.call("GetUser", Map.of("AccessToken", token))))
            .isEqualTo("NotAuthorizedException: Invalid Access Token");
      }
    }
  }

  @Test
  void a_deleted_user_is_gone_and_the_address_free() {
    pool.withUser();
    var tokens = pool.tokens();

    pool.call("DeleteUser", Map.of("AccessToken", tokens.path("AccessToken").asText()));

    assertThat(refusal(get(tokens))).startsWith("UserNotFoundException");
    assertThat(refusal(pool.signIn(ADDRESS, PASSWORD))).isEqualTo(WRONG);
    assertThat(refusal(pool.signUp())).isEmpty();
  }

  @Test
  void a_changed_password_needs_the_former_one() {
    pool.withUser();
    var token = pool.tokens().path("AccessToken").asText();

    assertThat(refusal(change(token, "wrong", "another horse"))).isEqualTo(WRONG);
    assertThat(refusal(change(token, PASSWORD, "seven77"))).startsWith("InvalidPasswordException");
    assertThat(refusal(change(token, PASSWORD, "another horse"))).isEmpty();
    assertThat(refusal(pool.signIn(ADDRESS, "another horse"))).isEmpty();
  }

  private JsonNode change(String token, String previous, String proposed) {
    return pool.call(
        "ChangePassword",
        Map.of("AccessToken", token, "PreviousPassword", previous, "ProposedPassword", proposed));
  }

  @Test
  void nobody_takes_the_address_of_another() {
    pool.withUser();
    pool.byAdministrator("AdminCreateUser", Map.of("Username", "mia@example.nz"));
    var token = pool.tokens().path("AccessToken").asText();

    var email = List.of(Map.of("Name", "email", "Value", "MIA@example.nz"));
    assertThat(
            refusal(
                pool.call(
                    "UpdateUserAttributes", Map.of("AccessToken", token, "UserAttributes", email))))
        .isEqualTo("AliasExistsException: An account with the email already exists.");
  }

  @Test
  void no_password_is_in_any_file() throws IOException {
    pool.withUser();
    pool.tokens();
    pool.close();

    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain(PASSWORD);
      }
    }
  }
}
