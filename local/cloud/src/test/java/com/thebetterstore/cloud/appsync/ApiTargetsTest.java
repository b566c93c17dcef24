package com.thebetterstore.cloud.appsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.appsync.auth.PoolTokens;
import com.thebetterstore.cloud.appsync.definition.ApiTemplate;
import com.thebetterstore.cloud.aws.ForwardingEngine;
import com.thebetterstore.cloud.bus.rule.Rule;
import com.thebetterstore.cloud.iam.TemplatePolicies;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.lambda.InvocationResult;
import com.thebetterstore.cloud.lambda.Invoker;
import com.thebetterstore.cloud.queue.DeliveryFailure;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.testing.Eventually;
import com.thebetterstore.cloud.testing.TemplateFile;
import com.thebetterstore.cloud.trace.Segment;
import com.thebetterstore.cloud.trace.Tracer;
import com.thebetterstore.cloud.web.WebServer;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A rule's target that is an API: real signatures, real policies, a real port.
class ApiTargetsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T20:15:25Z");
  private static final String TRACE =
      "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";
  private static final String VARIABLES = "{\"id\":\"a\",\"version\":7}";

  private static final String RESOURCES =
      """
      {
        "Api": {"Type": "AWS::AppSync::GraphQLApi", "Properties": {
          "Name": "test", "AuthenticationType": "AWS_IAM", "XrayEnabled": true}},
        "Schema": {"Type": "AWS::AppSync::GraphQLSchema", "Properties": {
          "ApiId": {"Fn::GetAtt": ["Api", "ApiId"]},
          "Definition": "type Query { ping: String } type Mutation { publish(id: ID!, version: Int!): Told } type Told { id: ID! version: Int! }"}},
        "Source": {"Type": "AWS::AppSync::DataSource", "Properties": {
          "ApiId": {"Fn::GetAtt": ["Api", "ApiId"]}, "Name": "told", "Type": "AWS_LAMBDA",
          "ServiceRoleArn": {"Fn::GetAtt": ["SourceRole", "Arn"]},
          "LambdaConfig": {"LambdaFunctionArn":
            "arn:aws:lambda:ap-southeast-2:000000000000:function:told:live"}}},
        "SourceRole": {"Type": "AWS::IAM::Role", "Properties": {
          "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{
            "Effect": "Allow", "Action": "sts:AssumeRole",
            "Principal": {"Service": "appsync.amazonaws.com"}}]},
          "Policies": [{"PolicyName": "call", "PolicyDocument": {"Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Action": "lambda:InvokeFunction",
              "Resource": "arn:aws:lambda:ap-southeast-2:000000000000:function:told:live"}]}}]}},
        "Publish": {"Type": "AWS::AppSync::Resolver", "Properties": {
          "ApiId": {"Fn::GetAtt": ["Api", "ApiId"]}, "TypeName": "Mutation",
          "FieldName": "publish", "DataSourceName": "told", "Kind": "UNIT"}},
        "Bus": {"Type": "AWS::IAM::Role", "Properties": {
          "RoleName": "bus",
          "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{
            "Effect": "Allow", "Action": "sts:AssumeRole",
            "Principal": {"Service": "TRUSTED"}}]},
          "Policies": [{"PolicyName": "publish", "PolicyDocument": {"Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Action": "appsync:GraphQL",
              "Resource": {"Fn::Join": ["", [{"Fn::GetAtt": ["Api", "Arn"]},
                "/types/Mutation/fields/ALLOWED"]]}}]}}]}},
        "Rule": {"Type": "AWS::Events::Rule", "Properties": {
          "Name": "told", "EventPattern": {"source": ["test"]},
          "Targets": [{"Id": "api", "Arn": {"Fn::GetAtt": ["Api", "GraphQLEndpointArn"]},
            "RoleArn": {"Fn::GetAtt": ["Bus", "Arn"]},
            "AppSyncParameters": {"GraphQLOperation":
              "mutation P($id: ID!, $version: Int!) { publish(id: $id, version: $version) { id version } }"}}]}}
      }
      """;

  @TempDir private Path folder;

  private final List<JsonNode> payloads = new CopyOnWriteArrayList<>();
  private final List<String> traces = new CopyOnWriteArrayList<>();
  private final List<Segment> segments = new CopyOnWriteArrayList<>();
  private final WebServer server = new WebServer(0);
  private InvocationResult answer = new InvocationResult.Succeeded("{\"id\":\"a\",\"version\":7}");
  private Optional<AppSync> appSync = Optional.empty();

  private final Invoker functions =
      (function, payload, trace) -> {
        payloads.add(ServedApi.json(payload));
        traces.add(trace.value());
        return answer;
      };

  @AfterEach
  void stop() {
    server.close();
    appSync.ifPresent(AppSync::close);
  }

  private Deployment deployment(String trusted, String allowed) {
    return TemplateFile.of(
        folder, RESOURCES.replace("TRUSTED", trusted).replace("ALLOWED", allowed));
  }

  private DataFolderKey key() {
    return DataFolderKey.keptIn(folder, new SecureRandom());
  }

  private void deliver(String trusted, String allowed) throws DeliveryFailure {
    var deployment = deployment(trusted, allowed);
    var permissions = TemplatePolicies.read(deployment, call -> {});
    var clock = InstantSource.fixed(NOW);
    var random = new Random(1);
    var tracer = new Tracer(segments::add, clock, random);
    var api =
        new AppSync(
            deployment, functions, permissions, key(), PoolTokens.KEYS, tracer, clock, random);
    appSync = Optional.of(api);
    api.mount(server);
    server.start();
    var endpoint = ApiTemplate.only(deployment).attribute("GraphQLEndpointArn");
    deliver(deployment, endpoint, server.uri().resolve("/graphql"));
  }

  private void deliver(Deployment deployment, String endpointArn, URI endpoint)
      throws DeliveryFailure {
    var rule = Rule.read(deployment.resources("AWS::Events::Rule").getFirst());
    new ApiTargets(
            endpointArn,
            endpoint,
            ForwardingEngine.client(),
            TemplatePolicies.read(deployment, call -> {}),
            key(),
            InstantSource.fixed(NOW))
        .deliver(rule, rule.targets().getFirst(), VARIABLES, Optional.of(TRACE));
  }

  private interface Delivering {
    void run() throws DeliveryFailure;
  }

  private static DeliveryFailure failure(Delivering delivering) {
    return catchThrowableOfType(DeliveryFailure.class, delivering::run);
  }

  @Test
  void the_operation_is_called_by_the_targets_role_with_the_input_as_variables()
      throws DeliveryFailure {
    deliver("events.amazonaws.com", "publish");

    var payload = payloads.getFirst();
    assertThat(payload.path("arguments")).isEqualTo(ServedApi.json(VARIABLES));
    assertThat(payload.at("/identity/userArn").asText()).contains("assumed-role/bus/");
  }

  @Test
  void the_events_trace_goes_on_in_the_function() throws DeliveryFailure {
    deliver("events.amazonaws.com", "publish");

    Eventually.holds("the request has ended", () -> segments.size() == 2);
    var field = segments.getFirst();
    var request = segments.getLast();
    assertThat(request.name()).isEqualTo("test");
    assertThat(request.parentId()).contains("53995c3f42cd8ad8");
    assertThat(field.name()).isEqualTo("Mutation.publish");
    assertThat(field.parentId()).contains(request.id());
    assertThat(traces)
        .containsExactly(
            "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=" + field.id() + ";Sampled=1");
  }

  @Test
  void a_role_that_the_bus_may_not_take_calls_nothing() {
    var failure = failure(() -> deliver("lambda.amazonaws.com", "publish"));

    assertThat(failure.code()).isEqualTo("NO_PERMISSIONS");
    assertThat(payloads).isEmpty();
  }

  @Test
  void a_role_that_may_not_call_the_field_calls_nothing() {
    var failure = failure(() -> deliver("events.amazonaws.com", "other"));

    assertThat(failure.code()).isEqualTo("NO_PERMISSIONS");
    assertThat(payloads).isEmpty();
  }

  @Test
  void a_fault_of_the_function_is_a_failure_although_the_answer_is_200() {
    answer = new InvocationResult.Failed("java.lang.IllegalStateException", "no", "{}");

    var failure = failure(() -> deliver("events.amazonaws.com", "publish"));

    assertThat(failure.code()).isEqualTo("SDK_CLIENT_ERROR");
    assertThat(failure).hasMessageContaining("IllegalStateException");
  }

  @Test
  void an_api_that_cannot_be_reached_is_tried_again_later() {
    var deployment = deployment("events.amazonaws.com", "publish");
    var arn = ApiTemplate.only(deployment).attribute("GraphQLEndpointArn");

    var failure = failure(() -> deliver(deployment, arn, URI.create("http://127.0.0.1:1/graphql")));

    assertThat(failure.code()).isEqualTo("CONNECTION_FAILURE");
  }

  @Test
  void another_api_does_not_exist() {
    var deployment = deployment("events.amazonaws.com", "publish");

    var failure =
        failure(() ->
            deliver(deployment, "arn:of:another:api", URI.create("http://127.0.0.1:1/graphql")));

    assertThat(failure.code()).isEqualTo("NO_RESOURCE");
  }
}
