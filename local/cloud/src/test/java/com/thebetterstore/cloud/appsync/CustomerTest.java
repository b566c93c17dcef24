package com.thebetterstore.cloud.appsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.appsync.auth.AuthenticationMode.DefaultAction;
import com.thebetterstore.cloud.appsync.auth.AuthenticationMode.Iam;
import com.thebetterstore.cloud.appsync.auth.AuthenticationMode.UserPool;
import com.thebetterstore.cloud.appsync.auth.PoolTokens;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What customers with tokens of the user pool may read, and what resolvers learn about them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomerTest {

  private static final String SCHEMA =
      """
      type Query {
        undeclared: String
        guests: String @aws_api_key
        customers: Shared @aws_cognito_user_pools
        staff: String @aws_cognito_user_pools(cognito_groups: ["Staff", "Owners"])
        staffAndGuests: String @aws_cognito_user_pools(cognito_groups: ["Staff"]) @aws_api_key
        everybody: Shared @aws_cognito_user_pools @aws_api_key @aws_iam
      }
      type Shared @aws_cognito_user_pools @aws_api_key @aws_iam {
        id: ID
        cost: Int @aws_cognito_user_pools(cognito_groups: ["Staff"])
        internal: Int @aws_iam
      }
      type Ledger @aws_cognito_user_pools(cognito_groups: ["Staff"]) {
        sum: Int
        own: Int @aws_cognito_user_pools
      }
      extend type Query { ledger: Ledger @aws_cognito_user_pools }
      """;

  private static final FakeFunctions FUNCTIONS =
      new FakeFunctions()
          .on("text", "\"x\"")
          .on("shared", "{\"id\":1,\"cost\":2,\"internal\":3}")
          .on("ledger", "{\"sum\":4,\"own\":5}");

  private static final ServedApi.Setup SETUP =
      ServedApi.Setup.of(SCHEMA)
          .resolve("Query.undeclared", "text")
          .resolve("Query.guests", "text")
          .resolve("Query.customers", "shared")
          .resolve("Query.staff", "text")
          .resolve("Query.staffAndGuests", "text")
          .resolve("Query.everybody", "shared")
          .resolve("Query.ledger", "ledger");

  private final ServedApi api = SETUP.serve(FUNCTIONS);

  @AfterAll
  void stop() {
    api.close();
  }

  private static String unauthorised(JsonNode answer) {
    assertThat(answer.at("/errors/0/errorType").asText()).isEqualTo("Unauthorized");
    return answer.at("/errors/0/message").asText();
  }

  private static void assertRefused(HttpResponse<String> answer, String message) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("x-amzn-ErrorType")).hasValue("UnauthorizedException");
    assertThat(answer.body())
        .isEqualTo(
            "{\"errors\":[{\"errorType\":\"UnauthorizedException\",\"message\":\""
                + message
                + "\"}]}");
  }

  @ParameterizedTest
  @CsvSource({
    "undeclared, closed, closed, closed",
    "guests, open, closed, closed",
    "customers { id }, closed, open, open",
    "staff, closed, closed, open",
    "staffAndGuests, open, closed, open",
    "everybody { id }, open, open, open",
    "customers { cost }, closed, closed, open",
    "everybody { cost }, closed, closed, open",
    "everybody { internal }, closed, closed, closed",
    "ledger { sum }, closed, closed, open",
    "ledger { own }, closed, open, open",
  })
  void directives_and_groups_decide_who_reads_a_field(
      String field, String guest, String customer, String staff) {
    var query = "{ " + field + " }";

    assertThat(verdict(api.query(query))).isEqualTo(guest);
    for (var token : new String[] {PoolTokens.access(), PoolTokens.id("Packers", "staff")}) {
      assertThat(verdict(api.customerQuery(token, query))).isEqualTo(customer);
    }
    for (var token : new String[] {PoolTokens.access("Staff"), PoolTokens.id("A", "Staff")}) {
      assertThat(verdict(api.customerQuery(token, query))).isEqualTo(staff);
    }
  }

  private static String verdict(JsonNode answer) {
    if (answer.path("errors").isMissingNode()) {
      return "open";
    }
    assertThat(unauthorised(answer)).startsWith("Not Authorized to access ");
    return "closed";
  }

  @Test
  void whoever_is_in_one_of_the_groups_is_let_in() {
    assertThat(verdict(api.customerQuery(PoolTokens.access("Owners"), "{ staff }")))
        .isEqualTo("open");
  }

  @Test
  void a_field_that_is_closed_to_a_group_is_null_beside_the_others() {
    var answer = api.customerQuery(PoolTokens.access(), "{ customers { id cost } }");

    assertThat(answer.at("/data/customers").toString()).isEqualTo("{\"id\":\"1\",\"cost\":null}");
    assertThat(unauthorised(answer)).isEqualTo("Not Authorized to access cost on type Shared");
  }

  @Test
  void policies_of_roles_do_not_concern_customers() {
    try (var strict = SETUP.permissions((role, field) -> false).serve(FUNCTIONS)) {
      assertThat(verdict(strict.customerQuery(PoolTokens.access(), "{ customers { id } }")))
          .isEqualTo("open");
    }
  }

  @Test
  void a_resolver_learns_what_the_access_token_says() {
    api.customerQuery(PoolTokens.access("Staff", "Owners"), "{ customers { id } }");

    assertThat(api.functions().lastPayload().path("identity"))
        .isEqualTo(
            ServedApi.json(
                """
                {"claims": {
                   "sub": "7c1a2f52-94f4-4a0c-8f0a-1f7e3c5b9d21",
                   "iss": "https://cognito-idp.ap-southeast-2.amazonaws.com/ap-southeast-2_aB3cD4eF5",
                   "client_id": "3n4b5urk1ft4fl3mg5e62d9ado",
                   "origin_jti": "00000000-0000-0000-0000-000000000001",
                   "event_id": "00000000-0000-0000-0000-000000000002",
                   "token_use": "access",
                   "scope": "aws.cognito.signin.user.admin",
                   "auth_time": 1795377600,
                   "exp": 1795381200,
                   "iat": 1795377600,
                   "jti": "00000000-0000-0000-0000-000000000003",
                   "username": "7c1a2f52-94f4-4a0c-8f0a-1f7e3c5b9d21",
                   "cognito:groups": ["Staff", "Owners"]},
                 "defaultAuthStrategy": "ALLOW",
                 "groups": ["Staff", "Owners"],
                 "issuer": "https://cognito-idp.ap-southeast-2.amazonaws.com/ap-southeast-2_aB3cD4eF5",
                 "sourceIp": ["127.0.0.1"],
                 "sub": "7c1a2f52-94f4-4a0c-8f0a-1f7e3c5b9d21",
                 "username": "7c1a2f52-94f4-4a0c-8f0a-1f7e3c5b9d21"}
                """));
  }

  @Test
  void a_resolver_learns_what_the_id_token_says() {
    var token = PoolTokens.id();
    api.customerQuery(token, "{ customers { id } }");

    var identity = api.functions().lastPayload().path("identity");
    assertThat(identity.fieldNames())
        .toIterable()
        .containsExactly(
            "claims", "defaultAuthStrategy", "groups", "issuer", "sourceIp", "sub", "username");
    assertThat(identity.path("username").asText()).isEqualTo(PoolTokens.SUB);
    assertThat(identity.has("groups")).isTrue();
    assertThat(identity.path("groups").isNull()).isTrue();
    assertThat(identity.at("/claims/aud").asText()).isEqualTo(PoolTokens.CLIENT);
    assertThat(identity.at("/claims/email").asText()).isEqualTo("kiri@example.com");
    assertThat(identity.at("/claims/email_verified").isBoolean()).isTrue();
    assertThat(identity.path("claims").has("cognito:groups")).isFalse();
  }

  @Test
  void source_addresses_are_all_on_the_way_the_nearest_last() {
    var request =
        api.request()
            .header("authorization", PoolTokens.access())
            .header("X-Forwarded-For", "203.0.113.9, 198.51.100.7")
            .POST(BodyPublishers.ofString("{\"query\":\"{ customers { id } }\"}"));

    assertThat(api.send(request.build()).statusCode()).isEqualTo(200);
    assertThat(api.functions().lastPayload().at("/identity/sourceIp").toString())
        .isEqualTo("[\"203.0.113.9\",\"198.51.100.7\",\"127.0.0.1\"]");
  }

  @Test
  void a_token_that_cannot_be_used_is_refused_in_words_for_the_cause() {
    var body = "{ customers { id } }";
    var late = PoolTokens.signed(PoolTokens.expired());
    var foreign = PoolTokens.signed(PoolTokens.ofAnotherPool());
    var tampered = PoolTokens.access().replaceFirst("\\.[^.]+$", "." + "A".repeat(342));

    assertRefused(api.withAuthorization("meow", body), "Unable to parse JWT token.");
    assertRefused(api.withAuthorization(late, body), "Token has expired.");
    assertRefused(
        api.withAuthorization(foreign, body), "You are not authorized to make this call.");
    assertRefused(
        api.withAuthorization(tampered, body), "You are not authorized to make this call.");
    assertRefused(
        api.send(api.request().POST(BodyPublishers.ofString(body)).build()),
        "Valid authorization header not provided.");
  }

  @Test
  void a_bad_token_is_refused_before_the_body_is_looked_at() {
    var request =
        api.request()
            .header("authorization", "meow")
            .POST(BodyPublishers.ofString("no query at all"));

    assertRefused(api.send(request.build()), "Unable to parse JWT token.");
  }

  @Test
  void a_token_goes_before_a_key_even_if_the_key_is_good() {
    var request =
        api.request()
            .header("authorization", "meow")
            .header("x-api-key", ServedApi.KEY)
            .POST(BodyPublishers.ofString("{\"query\":\"{ everybody { id } }\"}"));

    assertRefused(api.send(request.build()), "Unable to parse JWT token.");
  }

  @Test
  void a_token_may_be_sent_with_get() {
    var uri = api.endpoint().resolve("/graphql?query=%7Bcustomers%7Bid%7D%7D");
    var request =
        HttpRequest.newBuilder(uri)
            .header("authorization", "Bearer " + PoolTokens.access())
            .build();

    assertThat(api.send(request).body()).isEqualTo("{\"data\":{\"customers\":{\"id\":\"1\"}}}");
  }

  @Test
  void introspection_is_for_customers_what_it_is_for_guests() {
    var query = "{ __schema { queryType { name } } }";
    assertThat(api.customerQuery(PoolTokens.access(), query)).isEqualTo(api.query(query));
    try (var closed = SETUP.withoutIntrospection().serve(FUNCTIONS)) {
      assertThat(closed.customerQuery(PoolTokens.access("Staff"), query))
          .isEqualTo(closed.query(query));
      assertThat(closed.query(query).at("/errors/0/message").asText())
          .startsWith("Validation error");
    }
  }

  @Test
  void an_api_without_a_user_pool_takes_no_token() {
    try (var without = SETUP.modes(new Iam(), ServedApi.KEYS).serve(FUNCTIONS)) {
      assertRefused(
          without.withAuthorization(PoolTokens.access(), "{ customers { id } }"),
          "You are not authorized to make this call.");
    }
  }

  /// As in aws-amplify/docs 1884.
  @Test
  void an_api_without_iam_reads_a_signature_as_a_token() {
    try (var without = SETUP.modes(PoolTokens.POOL).serve(FUNCTIONS)) {
      assertRefused(
          without.withAuthorization(ServedApi.GOOD_SIGNATURE, "{ undeclared }"),
          "Unable to parse JWT token.");
    }
  }

  @Test
  void a_user_pool_as_the_default_mode_opens_what_has_no_directive() {
    try (var other = SETUP.modes(PoolTokens.POOL, ServedApi.KEYS, new Iam()).serve(FUNCTIONS)) {
      assertThat(verdict(other.customerQuery(PoolTokens.access(), "{ undeclared }")))
          .isEqualTo("open");
      assertThat(verdict(other.customerQuery(PoolTokens.access(), "{ staff }")))
          .isEqualTo("closed");
      assertThat(verdict(other.query("{ undeclared }"))).isEqualTo("closed");
      assertThat(verdict(other.signedQuery("{ undeclared }"))).isEqualTo("closed");
    }
  }

  @Test
  void a_user_pool_that_denies_by_default_opens_only_what_has_a_directive() {
    var denying =
        new UserPool(
            PoolTokens.POOL.userPoolId(),
            PoolTokens.POOL.region(),
            UserPool.ANY_CLIENT,
            DefaultAction.DENY);
    try (var strict = SETUP.modes(denying).serve(FUNCTIONS)) {
      var staff = PoolTokens.access("Staff");

      assertThat(verdict(strict.customerQuery(staff, "{ undeclared }"))).isEqualTo("closed");
      assertThat(verdict(strict.customerQuery(staff, "{ staff }"))).isEqualTo("open");
      assertThat(verdict(strict.customerQuery(PoolTokens.access(), "{ staff }")))
          .isEqualTo("closed");
      strict.customerQuery(staff, "{ customers { id } }");
      assertThat(strict.functions().lastPayload().at("/identity/defaultAuthStrategy").asText())
          .isEqualTo("DENY");
    }
  }

  @Test
  void the_older_directive_works_where_the_user_pool_is_the_one_mode() {
    var schema =
        """
        type Query {
          all: String
          staff: String @aws_auth(cognito_groups: ["Staff"])
        }
        """;
    var setup =
        ServedApi.Setup.of(schema).resolve("Query.all", "text").resolve("Query.staff", "text");
    try (var sole = setup.modes(PoolTokens.POOL).serve(FUNCTIONS)) {
      assertThat(verdict(sole.customerQuery(PoolTokens.access(), "{ all }"))).isEqualTo("open");
      assertThat(verdict(sole.customerQuery(PoolTokens.access(), "{ staff }"))).isEqualTo("closed");
      assertThat(verdict(sole.customerQuery(PoolTokens.access("Staff"), "{ staff }")))
          .isEqualTo("open");
    }
    assertThatThrownBy(() -> setup.serve(FUNCTIONS))
        .hasMessage(
            "AppSync would refuse the schema: @aws_auth on Query.staff works only in an API whose"
                + " one mode is a user pool");
  }
}
