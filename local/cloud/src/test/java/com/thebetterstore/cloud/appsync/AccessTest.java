package com.thebetterstore.cloud.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Who is let in, and to what. The API's default mode is IAM, as the store's is.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

  private static final String SCHEMA =
      """
      type Query {
        closed: String
        open: Shared @aws_api_key
        both: Shared @aws_api_key @aws_iam
        customersOnly: String @aws_cognito_user_pools
        half: Half @aws_api_key
      }
      type Mutation { publish: Shared }
      type Shared @aws_api_key @aws_iam { id: ID, backend: String @aws_iam }
      type Half { id: ID, shown: String @aws_api_key }
      """;

  private final ServedApi api =
      ServedApi.Setup.of(SCHEMA)
          .resolve("Query.closed", "f")
          .resolve("Query.open", "shared")
          .resolve("Query.both", "shared")
          .resolve("Query.half", "half")
          .resolve("Mutation.publish", "shared")
          .permissions((caller, field) -> !field.endsWith("/types/Mutation/fields/publish"))
          .serve(
              new FakeFunctions()
                  .on("f", "\"x\"")
                  .on("shared", "{\"id\":1,\"backend\":\"b\"}")
                  .on("half", "{\"id\":1,\"shown\":\"s\"}"));

  @AfterAll
  void stop() {
    api.close();
  }

  private HttpResponse<String> with(String header, String value) {
    var body = BodyPublishers.ofString(ServedApi.body("{ both { id } }", Map.of()));
    return api.send(api.request().header(header, value).POST(body).build());
  }

  private static void assertRefused(HttpResponse<String> answer, String message) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("x-amzn-ErrorType")).hasValue("UnauthorizedException");
    assertThat(answer.headers().firstValue("access-control-expose-headers").orElse(""))
        .contains("x-amzn-ErrorType");
    assertThat(answer.headers().firstValue("access-control-allow-origin")).hasValue("*");
    assertThat(answer.body())
        .isEqualTo(
            "{\"errors\":[{\"errorType\":\"UnauthorizedException\",\"message\":\""
                + message
                + "\"}]}");
  }

  @Test
  void a_request_without_credentials_is_refused_as_a_whole() {
    HttpRequest request = api.request().POST(BodyPublishers.ofString("{}")).build();

    assertRefused(api.send(request), "Valid authorization header not provided.");
  }

  @Test
  void an_unknown_or_expired_key_is_refused() {
    assertRefused(with("x-api-key", "da2-guess"), "You are not authorized to make this call.");
    assertRefused(with("x-api-key", ""), "You are not authorized to make this call.");
    assertRefused(
        with("x-api-key", ServedApi.EXPIRED_KEY), "You are not authorized to make this call.");
  }

  @Test
  void a_signature_of_nobody_known_is_refused() {
    assertRefused(
        with("authorization", "AWS4-HMAC-SHA256 Credential=forged"),
        "You are not authorized to make this call.");
  }

  @Test
  void a_field_without_directives_is_open_to_the_default_mode_alone() {
    assertThat(api.signedQuery("{ closed }").at("/data/closed").asText()).isEqualTo("x");

    var answer = api.query("{ closed }");
    assertThat(answer.toString())
        .isEqualTo(
            "{\"data\":{\"closed\":null},\"errors\":[{\"path\":[\"closed\"],\"data\":null,"
                + "\"errorType\":\"Unauthorized\",\"errorInfo\":null,\"locations\":[{\"line\":1,"
                + "\"column\":3,\"sourceName\":null}],\"message\":\"Not Authorized to access closed"
                + " on type Query\"}]}");
  }

  @Test
  void no_resolver_runs_for_a_caller_that_is_shut_out() {
    var before = api.functions().payloads().size();

    api.query("{ closed customersOnly }");

    assertThat(api.functions().payloads()).hasSize(before);
  }

  @Test
  void a_fields_directives_replace_those_of_its_type() {
    assertThat(api.query("{ both { id backend } }").toString())
        .contains("\"both\":{\"id\":\"1\",\"backend\":null}")
        .contains("Not Authorized to access backend on type Shared");
    assertThat(api.signedQuery("{ both { id backend } }").at("/data/both/backend").asText())
        .isEqualTo("b");
    assertThat(api.signedQuery("{ open { id } }").at("/errors/0/message").asText())
        .isEqualTo("Not Authorized to access open on type Query");
  }

  @Test
  void the_type_that_is_returned_needs_the_mode_as_well() {
    var answer = api.query("{ half { id shown } }");

    assertThat(answer.at("/data/half").toString()).isEqualTo("{\"id\":null,\"shown\":\"s\"}");
    assertThat(answer.at("/errors/0/message").asText())
        .isEqualTo("Not Authorized to access id on type Half");
  }

  @Test
  void a_role_needs_a_policy_for_the_root_field_beside_the_directive() {
    var answer = api.signedQuery("mutation { publish { id } }");

    assertThat(answer.at("/errors/0/errorType").asText()).isEqualTo("Unauthorized");
    assertThat(answer.at("/errors/0/message").asText())
        .isEqualTo("Not Authorized to access publish on type Mutation");
    assertThat(api.signedQuery("{ both { id } }").path("errors").isMissingNode()).isTrue();
  }
}
