package com.thebetterstore.cloud.appsync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.cloud.appsync.auth.PoolTokens;
import com.thebetterstore.cloud.iam.TemplatePolicies;
import com.thebetterstore.cloud.iam.signing.RequestSigner;
import com.thebetterstore.cloud.iam.signing.RoleCredentials;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.lambda.InvocationResult;
import com.thebetterstore.cloud.testing.TemplateFile;
import com.thebetterstore.cloud.trace.Tracer;
import com.thebetterstore.cloud.web.WebServer;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Subscribers that sign with a role's credentials: real signatures, real policies, a real port.
class RealtimeSignaturesTest {

  private static final Instant NOW = Instant.parse("2026-11-22T20:15:25Z");
  private static final String WATCHER = "arn:aws:iam::000000000000:role/watcher";
  private static final String OTHER = "arn:aws:iam::000000000000:role/other";
  private static final String STRANGER = "arn:aws:iam::000000000000:role/stranger";
  private static final String QUERY = "subscription { changed }";

  private static final String RESOURCES =
      """
      {
        "Api": {"Type": "AWS::AppSync::GraphQLApi", "Properties": {
          "Name": "test", "AuthenticationType": "AWS_IAM"}},
        "Schema": {"Type": "AWS::AppSync::GraphQLSchema", "Properties": {
          "ApiId": {"Fn::GetAtt": ["Api", "ApiId"]},
          "Definition": "type Query { ping: String } type Mutation { publish: String } type Subscription { changed: String @aws_subscribe(mutations: [\\"publish\\"]) }"}},
        "Watcher": {"Type": "AWS::IAM::Role", "Properties": {
          "RoleName": "watcher",
          "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": []},
          "Policies": [{"PolicyName": "watch", "PolicyDocument": {"Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Action": "appsync:GraphQL",
              "Resource": {"Fn::Join": ["", [{"Fn::GetAtt": ["Api", "Arn"]},
                "/types/Subscription/fields/changed"]]}}]}}]}},
        "Other": {"Type": "AWS::IAM::Role", "Properties": {
          "RoleName": "other",
          "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": []}}}
      }
      """;

  @TempDir private Path folder;

  private final WebServer server = new WebServer(0);
  private AppSync appSync;

  private DataFolderKey key() {
    return DataFolderKey.keptIn(folder, new SecureRandom());
  }

  @BeforeEach
  void serve() {
    var deployment = TemplateFile.of(folder, RESOURCES);
    var clock = InstantSource.fixed(NOW);
    var random = new Random(1);
    appSync =
        new AppSync(
            deployment,
            (function, payload, trace) -> new InvocationResult.Succeeded("null"),
            TemplatePolicies.read(deployment, call -> {}),
            key(),
            PoolTokens.KEYS,
            new Tracer(segment -> {}, clock, random),
            clock,
            random);
    appSync.mount(server);
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
    appSync.close();
  }

  /// The headers of a request that posts this body to this path.
  private Map<String, String> signed(String role, String path, String body) {
    var to = server.uri().resolve(path);
    var headers = new LinkedHashMap<String, String>();
    headers.put("host", to.getAuthority());
    new RequestSigner("appsync", InstantSource.fixed(NOW))
        .post(
            to,
            Map.of("content-type", "application/json; charset=UTF-8"),
            body.getBytes(UTF_8),
            RoleCredentials.of(key(), role))
        .build()
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name, values.getFirst()));
    return headers;
  }

  private RealtimeClient connect(String path, Map<String, String> headers) {
    var uri = URI.create("ws://localhost:" + server.port() + path);
    var client =
        RealtimeClient.open(
            uri, List.of("graphql-ws", "header-" + RealtimeClient.encoded(headers)));
    client.say("{\"type\":\"connection_init\"}");
    return client;
  }

  private RealtimeClient connected() {
    var client = connect("/graphql/realtime", signed(WATCHER, "/graphql/connect", "{}"));
    client.expect("connection_ack");
    client.expect("ka");
    return client;
  }

  private static String data(String query) {
    return ServedApi.body(query, Map.of());
  }

  /// AppSync's own real-time host has the first path, custom domains have the second.
  @ParameterizedTest
  @ValueSource(strings = {"/graphql", "/graphql/realtime"})
  void a_role_signs_connect_and_each_start_at_either_address(String path) {
    try (var client = connect(path, signed(WATCHER, "/graphql/connect", "{}"))) {
      client.expect("connection_ack");
      client.expect("ka");
      var data = data(QUERY);
      client.say(RealtimeClient.starting("x", data, signed(WATCHER, "/graphql", data)));

      assertThat(client.expect("start_ack").path("id").asText()).isEqualTo("x");
    }
  }

  @Test
  void a_connection_that_is_signed_for_something_else_is_refused() {
    for (var headers :
        List.of(
            signed(WATCHER, "/graphql", "{}"),
            signed(WATCHER, "/graphql/realtime", "{}"),
            signed(WATCHER, "/graphql/connect", ""),
            signed(STRANGER, "/graphql/connect", "{}"))) {
      try (var client = connect("/graphql/realtime", headers)) {
        var error = client.expect("connection_error").at("/payload/errors/0");
        assertThat(error.path("errorType").asText()).isEqualTo("UnauthorizedException");
        assertThat(error.path("errorCode").asInt()).isEqualTo(401);
      }
    }
  }

  @Test
  void a_start_that_is_signed_for_something_else_is_refused_and_the_connection_goes_on() {
    try (var client = connected()) {
      var data = data(QUERY);
      for (var headers :
          List.of(
              signed(WATCHER, "/graphql/connect", "{}"),
              signed(WATCHER, "/graphql", data("subscription { changed  }")),
              signed(STRANGER, "/graphql", data))) {
        client.say(RealtimeClient.starting("x", data, headers));
        assertThat(client.expect("error").at("/payload/errors/0/errorType").asText())
            .isEqualTo("UnauthorizedException");
      }
      client.say(RealtimeClient.starting("x", data, signed(WATCHER, "/graphql", data)));
      client.expect("start_ack");
    }
  }

  @Test
  void a_role_without_a_policy_for_the_field_may_not_watch_it() {
    try (var client = connected()) {
      var data = data(QUERY);
      client.say(RealtimeClient.starting("x", data, signed(OTHER, "/graphql", data)));

      assertThat(client.expect("error").at("/payload/errors/0/message").asText())
          .isEqualTo("Not Authorized to access changed on type Subscription");
    }
  }
}
