package com.thebetterstore.cloud.appsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.cloud.appsync.auth.AuthenticationMode;
import com.thebetterstore.cloud.appsync.auth.PoolTokens;
import com.thebetterstore.cloud.appsync.definition.ApiDefinition;
import com.thebetterstore.cloud.appsync.definition.ApiTemplate;
import com.thebetterstore.cloud.iam.TemplatePolicies;
import com.thebetterstore.cloud.iam.signing.RequestSigner;
import com.thebetterstore.cloud.iam.signing.RoleCredentials;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.lambda.InvocationResult;
import com.thebetterstore.cloud.lambda.Invoker;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.TemplateException;
import com.thebetterstore.cloud.testing.TemplateFile;
import com.thebetterstore.cloud.trace.Segment;
import com.thebetterstore.cloud.trace.Tracer;
import com.thebetterstore.cloud.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An API that a template declares, with real signatures and real policies.
class AppSyncTest {

  private static final Instant NOW = Instant.parse("2026-11-22T20:15:25Z");
  private static final String PUBLISHER = "arn:aws:iam::000000000000:role/publisher";
  private static final String STRANGER = "arn:aws:iam::000000000000:role/stranger";

  private static final String RESOURCES =
      """
      {
        "Api": {"Type": "AWS::AppSync::GraphQLApi", "Properties": {
          "Name": "test", "AuthenticationType": "AWS_IAM", "QueryDepthLimit": 2,
          "IntrospectionConfig": "DISABLED",
          "AdditionalAuthenticationProviders": [
            {"AuthenticationType": "API_KEY"},
            {"AuthenticationType": "AMAZON_COGNITO_USER_POOLS",
             "UserPoolConfig": {"UserPoolId": "ap-southeast-2_aB3cD4eF5",
               "AwsRegion": "ap-southeast-2", "AppIdClientRegex": "3n4b.*"}}]}},
        "Schema": {"Type": "AWS::AppSync::GraphQLSchema", "Properties": {
          "ApiId": {"Fn::GetAtt": ["Api", "ApiId"]},
          "Definition": "type Query { ping: String @aws_api_key @aws_cognito_user_pools forgotten: String @aws_api_key } type Mutation { publish(id: ID): String closed: String }"}},
        "Key": {"Type": "AWS::AppSync::ApiKey", "Properties": {
          "ApiId": {"Fn::GetAtt": ["Api", "ApiId"]}, "Expires": 1795465525}},
        "SourceRole": {"Type": "AWS::IAM::Role", "Properties": {
          "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{
            "Effect": "Allow", "Action": "sts:AssumeRole",
            "Principal": {"Service": "appsync.amazonaws.com"}}]},
          "Policies": [{"PolicyName": "call", "PolicyDocument": {"Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Action": "lambda:InvokeFunction",
              "Resource": "arn:aws:lambda:ap-southeast-2:000000000000:function:allowed:live"}]}}]}},
        "Publisher": {"Type": "AWS::IAM::Role", "Properties": {
          "RoleName": "publisher",
          "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": []},
          "Policies": [{"PolicyName": "publish", "PolicyDocument": {"Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Action": "appsync:GraphQL",
              "Resource": {"Fn::Join": ["", [{"Fn::GetAtt": ["Api", "Arn"]},
                "/types/Mutation/fields/publish"]]}}]}}]}},
        "Allowed": {"Type": "AWS::AppSync::DataSource", "Properties": {
          "ApiId": {"Fn::GetAtt": ["Api", "ApiId"]}, "Name": "allowed", "Type": "AWS_LAMBDA",
          "ServiceRoleArn": {"Fn::GetAtt": ["SourceRole", "Arn"]},
          "LambdaConfig": {"LambdaFunctionArn":
            "arn:aws:lambda:ap-southeast-2:000000000000:function:allowed:live"}}},
        "Forgotten": {"Type": "AWS::AppSync::DataSource", "Properties": {
          "ApiId": {"Fn::GetAtt": ["Api", "ApiId"]}, "Name": "forgotten", "Type": "AWS_LAMBDA",
          "ServiceRoleArn": {"Fn::GetAtt": ["SourceRole", "Arn"]},
          "LambdaConfig": {"LambdaFunctionArn":
            "arn:aws:lambda:ap-southeast-2:000000000000:function:forgotten:live"}}},
        "Ping": {"Type": "AWS::AppSync::Resolver", "Properties": {
          "ApiId": {"Fn::GetAtt": ["Api", "ApiId"]}, "TypeName": "Query", "FieldName": "ping",
          "DataSourceName": "allowed", "Kind": "UNIT"}},
        "Forgets": {"Type": "AWS::AppSync::Resolver", "Properties": {
          "ApiId": {"Fn::GetAtt": ["Api", "ApiId"]}, "TypeName": "Query", "FieldName": "forgotten",
          "DataSourceName": "forgotten", "Kind": "UNIT"}},
        "Publish": {"Type": "AWS::AppSync::Resolver", "Properties": {
          "ApiId": {"Fn::GetAtt": ["Api", "ApiId"]}, "TypeName": "Mutation", "FieldName": "publish",
          "DataSourceName": {"Fn::GetAtt": ["Allowed", "Name"]}, "Kind": "UNIT"}},
        "Closed": {"Type": "AWS::AppSync::Resolver", "Properties": {
          "ApiId": {"Fn::GetAtt": ["Api", "ApiId"]}, "TypeName": "Mutation", "FieldName": "closed",
          "DataSourceName": "forgotten", "Kind": "UNIT"}}
      }
      """;

  @TempDir private Path folder;

  private final List<Segment> segments = new CopyOnWriteArrayList<>();
  private final List<String> invoked = new CopyOnWriteArrayList<>();
  private final Invoker functions =
      (function, payload, trace) -> {
        invoked.add(function);
        return new InvocationResult.Succeeded("\"done\"");
      };

  private DataFolderKey key() {
    return DataFolderKey.keptIn(folder, new SecureRandom());
  }

  private interface Use {
    void of(AppSync appSync, URI server) throws IOException, InterruptedException;
  }

  private void serve(Use use) throws IOException, InterruptedException {
    var deployment = TemplateFile.of(folder, RESOURCES);
    var permissions = TemplatePolicies.read(deployment, call -> {});
    try (var appSync =
            new AppSync(
                deployment,
                functions,
                permissions,
                key(),
                PoolTokens.KEYS,
                tracer(),
                InstantSource.fixed(NOW),
                new Random(1));
        var server = new WebServer(0)) {
      appSync.mount(server);
      server.start();
      use.of(appSync, server.uri());
    }
  }

  private Tracer tracer() {
    return new Tracer(segments::add, InstantSource.fixed(NOW), new Random(1));
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  private static HttpRequest signed(
      URI server, String query, RoleCredentials credentials, Instant at) {
    var body = ServedApi.body(query, Map.of()).getBytes(StandardCharsets.UTF_8);
    return new RequestSigner("appsync", InstantSource.fixed(at))
        .post(
            server.resolve("/graphql"),
            Map.of("content-type", "application/json"),
            body,
            credentials)
        .build();
  }

  @Test
  void every_store_has_an_api_key_of_its_own_and_keeps_it(@TempDir Path other) {
    var deployment = TemplateFile.of(folder, RESOURCES);
    var own = apiKey(deployment, key());

    assertThat(own).matches("da2-[a-z0-9]{26}").isEqualTo(apiKey(deployment, key()));
    assertThat(own)
        .isNotEqualTo(apiKey(deployment, DataFolderKey.keptIn(other, new SecureRandom())));
  }

  private static String apiKey(Deployment deployment, DataFolderKey key) {
    return ApiTemplate.read(deployment, key).modes().stream()
        .filter(AuthenticationMode.ApiKeys.class::isInstance)
        .map(mode -> ((AuthenticationMode.ApiKeys) mode).keys().getFirst().value())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void guests_get_in_with_the_key_of_the_template() throws Exception {
    serve((appSync, server) -> {
      var request =
          HttpRequest.newBuilder(server.resolve("/graphql"))
              .header("x-api-key", appSync.apiKey())
              .POST(BodyPublishers.ofString("{\"query\":\"{ ping }\"}"))
              .build();

      assertThat(send(request).body()).isEqualTo("{\"data\":{\"ping\":\"done\"}}");
      assertThat(segments).as("the template has tracing off").isEmpty();
      assertThat(invoked)
          .containsExactly("arn:aws:lambda:ap-southeast-2:000000000000:function:allowed:live");
    });
  }

  @Test
  void customers_get_in_with_a_token_of_the_templates_pool() throws Exception {
    serve((appSync, server) -> {
      var request =
          HttpRequest.newBuilder(server.resolve("/graphql"))
              .header("authorization", PoolTokens.access())
              .POST(BodyPublishers.ofString("{\"query\":\"{ ping }\"}"))
              .build();

      assertThat(send(request).body()).isEqualTo("{\"data\":{\"ping\":\"done\"}}");
    });
  }

  @Test
  void the_user_pool_is_that_of_the_template() throws IOException {
    var pool = userPool(RESOURCES);

    assertThat(pool.issuer()).isEqualTo(PoolTokens.POOL.issuer());
    assertThat(pool.clients().pattern()).isEqualTo("3n4b.*");
    assertThat(pool.defaultAction()).isEqualTo(AuthenticationMode.DefaultAction.ALLOW);
    var sparse = userPool(RESOURCES.replaceFirst(",\\s+\"AwsRegion\".*3n4b.*?\"", ""));
    assertThat(sparse.issuer()).isEqualTo(PoolTokens.POOL.issuer());
    assertThat(sparse.clients().matcher("any").matches()).isTrue();
    var elsewhere = userPool(RESOURCES.replace("\"AwsRegion\": \"ap-", "\"AwsRegion\": \"eu-"));
    assertThat(elsewhere.issuer()).startsWith("https://cognito-idp.eu-southeast-2.");
  }

  private AuthenticationMode.UserPool userPool(String resources) throws IOException {
    var other = Files.createTempDirectory(folder, "other");
    return ApiTemplate.read(TemplateFile.of(other, resources), key()).modes().stream()
        .filter(AuthenticationMode.UserPool.class::isInstance)
        .map(AuthenticationMode.UserPool.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void limits_and_the_introspection_switch_are_those_of_the_template() {
    var definition = ApiTemplate.read(TemplateFile.of(folder, RESOURCES), key());

    assertThat(definition.limits()).isEqualTo(new ApiDefinition.Limits(2, 10_000));
    assertThat(definition.introspection()).isFalse();
    assertThat(definition.modes())
        .hasExactlyElementsOfTypes(
            AuthenticationMode.Iam.class,
            AuthenticationMode.ApiKeys.class,
            AuthenticationMode.UserPool.class);
  }

  @Test
  void a_role_that_may_publish_can_and_may_do_nothing_else() throws Exception {
    serve((appSync, server) -> {
      var role = RoleCredentials.of(key(), PUBLISHER);

      assertThat(send(signed(server, "mutation { publish(id: 1) }", role, NOW)).body())
          .isEqualTo("{\"data\":{\"publish\":\"done\"}}");
      assertThat(send(signed(server, "mutation { closed }", role, NOW)).body())
          .contains("Not Authorized to access closed on type Mutation");
    });
  }

  @Test
  void a_signature_by_other_credentials_of_another_time_or_over_another_body_is_refused()
      throws Exception {
    serve((appSync, server) -> {
      var query = "mutation { publish }";
      var mine = RoleCredentials.of(key(), PUBLISHER);
      var strangers = RoleCredentials.of(key(), STRANGER);
      var stolenKeyId =
          new RoleCredentials(mine.accessKeyId(), strangers.secretAccessKey(), mine.sessionToken());
      var late = NOW.minusSeconds(301);
      var changed = signed(server, query, mine, NOW);
      var replayed =
          HttpRequest.newBuilder(changed, (name, value) -> true)
              .POST(BodyPublishers.ofString("{\"query\":\"mutation { closed }\"}"))
              .build();

      assertThat(send(signed(server, query, strangers, NOW)).statusCode()).isEqualTo(401);
      assertThat(send(signed(server, query, stolenKeyId, NOW)).statusCode()).isEqualTo(401);
      assertThat(send(signed(server, query, mine, late)).statusCode()).isEqualTo(401);
      assertThat(send(replayed).statusCode()).isEqualTo(401);
      assertThat(invoked).isEmpty();
    });
  }

  @Test
  void a_function_that_the_data_source_may_not_call_is_not_called() throws Exception {
    serve((appSync, server) -> {
      var query =
          HttpRequest.newBuilder(server.resolve("/graphql"))
              .header("x-api-key", appSync.apiKey())
              .POST(BodyPublishers.ofString("{\"query\":\"{ forgotten }\"}"))
              .build();

      var answer = send(query).body();

      assertThat(answer)
          .contains(
              "Lambda:AccessDeniedException",
              "is not authorized to perform: lambda:InvokeFunction");
      assertThat(invoked).isEmpty();
    });
  }

  @Test
  void guests_get_a_key_that_looks_as_appsyncs_do() throws Exception {
    serve((appSync, server) -> assertThat(appSync.apiKey()).startsWith("da2-"));
  }

  @Test
  void graphiql_and_all_its_files_are_served_from_this_machine() throws Exception {
    serve((appSync, server) -> {
      var page = send(HttpRequest.newBuilder(server.resolve("/graphiql")).build());
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).doesNotContain("http://", "https://");
      for (var file :
          List.of("start.js", "react.js", "react-dom.js", "graphiql.js", "graphiql.css")) {
        assertThat(page.body() + "/graphiql/start.js").contains("/graphiql/" + file);
        var request = HttpRequest.newBuilder(server.resolve("/graphiql/" + file)).build();
        assertThat(send(request).statusCode()).isEqualTo(200);
      }
    });
  }

  @Test
  void what_cannot_run_here_stops_the_start_by_name() throws IOException {
    assertRefused("\"Kind\": \"UNIT\"}}", "\"Code\": \"x\", \"Kind\": \"UNIT\"}}", "not Code");
    assertRefused("\"Type\": \"AWS_LAMBDA\"", "\"Type\": \"AMAZON_DYNAMODB\"", "AMAZON_DYNAMODB");
    assertRefused("\"DataSourceName\": \"allowed\"", "\"DataSourceName\": \"x\"", "no data source");
    assertRefused(
        "{\"AuthenticationType\": \"API_KEY\"}",
        "{\"AuthenticationType\": \"AWS_LAMBDA\"}",
        "AWS_LAMBDA");
    assertRefused("\"3n4b.*\"", "\"(\"", "AppIdClientRegex");
    assertRefused(
        "\"AuthenticationType\": \"AWS_IAM\"",
        "\"AuthenticationType\": \"AMAZON_COGNITO_USER_POOLS\", \"UserPoolConfig\":"
            + " {\"UserPoolId\": \"ap-southeast-2_Other\", \"DefaultAction\": \"DENY\"}",
        "denies by default");
    assertRefused(
        "\"AuthenticationType\": \"AWS_IAM\"",
        "\"AuthenticationType\": \"AMAZON_COGNITO_USER_POOLS\", \"UserPoolConfig\":"
            + " {\"UserPoolId\": \"ap-southeast-2_aB3cD4eF5\", \"DefaultAction\": \"ALLOW\"}",
        "given twice");
    assertRefused("\"FieldName\": \"closed\"", "\"FieldName\": \"publish\"", "another resolver");
  }

  private void assertRefused(String original, String replacement, String message)
      throws IOException {
    assertThat(RESOURCES).contains(original);
    var other = Files.createTempDirectory(folder, "other");
    var deployment = TemplateFile.of(other, RESOURCES.replace(original, replacement));

    assertThatThrownBy(() -> ApiTemplate.read(deployment, key()))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(message);
  }
}
