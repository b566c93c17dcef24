package com.thebetterstore.cloud.appsync;

import com.nimbusds.jose.jwk.JWKSet;
import com.thebetterstore.cloud.appsync.auth.AuthenticationMode;
import com.thebetterstore.cloud.appsync.auth.AuthenticationMode.ApiKeys;
import com.thebetterstore.cloud.appsync.auth.Authenticator;
import com.thebetterstore.cloud.appsync.auth.IamCallers;
import com.thebetterstore.cloud.appsync.definition.ApiDefinition;
import com.thebetterstore.cloud.appsync.definition.ApiTemplate;
import com.thebetterstore.cloud.appsync.execution.AppSyncApi;
import com.thebetterstore.cloud.appsync.field.RoleFunctions;
import com.thebetterstore.cloud.appsync.http.GraphQlHandler;
import com.thebetterstore.cloud.appsync.operation.Tracing;
import com.thebetterstore.cloud.appsync.realtime.RealtimeEndpoint;
import com.thebetterstore.cloud.iam.Permissions;
import com.thebetterstore.cloud.iam.signing.Signers;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.lambda.Invoker;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Resource;
import com.thebetterstore.cloud.trace.Tracer;
import com.thebetterstore.cloud.waf.WebAcl;
import com.thebetterstore.cloud.web.Graphiql;
import com.thebetterstore.cloud.web.WebServer;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/// The GraphQL API of the templates, ready to be mounted on the web port.
public final class AppSync implements AutoCloseable {

  /// Fields are worked out on few threads: more would only take the processors from each other.
  private static final int WORKING_THREADS =
      Math.max(2, Runtime.getRuntime().availableProcessors());

  private final ApiDefinition definition;
  private final ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService working;
  private final GraphQlHandler handler;
  private final RealtimeEndpoint realtime;
  private final AppSyncApi api;

  /// Reads the API from the templates; serves nothing yet.
  ///
  /// @param key from which the API keys and the credentials of roles are derived
  /// @param poolKeys the public keys by which tokens of user pools are verified
  /// @param tracer records each request if the API has tracing on
  /// @param random for ids of requests and traces
  /// @throws com.thebetterstore.cloud.template.TemplateException if the API cannot be served here
  public AppSync(
      Deployment deployment,
      Invoker functions,
      Permissions permissions,
      DataFolderKey key,
      JWKSet poolKeys,
      Tracer tracer,
      InstantSource clock,
      RandomGenerator random) {
    definition = ApiTemplate.read(deployment, key);
    working =
        Executors.newFixedThreadPool(
            WORKING_THREADS, Thread.ofPlatform().name("graphql-", 0).daemon().factory());
    var callers = new IamCallers(new Signers(signers(deployment), key, clock), permissions);
    var authenticator = new Authenticator(definition.modes(), callers, poolKeys, clock);
    var tracing = tracing(ApiTemplate.only(deployment), tracer, clock, random);
    realtime =
        new RealtimeEndpoint(
            this::api, authenticator, tracing, RealtimeEndpoint.Limits.ofAppSync());
    api =
        new AppSyncApi(
            definition,
            new RoleFunctions(functions, permissions, definition.arn()),
            callers,
            waiting,
            working,
            realtime::publish,
            AppSyncApi.DEADLINE);
    var firewall = WebAcl.of(deployment, definition.arn(), clock);
    handler = new GraphQlHandler(api, authenticator, firewall, tracing);
  }

  private static Tracing tracing(
      Resource api, Tracer tracer, InstantSource clock, RandomGenerator random) {
    var isOn = api.text("XrayEnabled").filter("true"::equals).isPresent();
    return new Tracing(api.text("Name").orElse("AppSync"), tracer.when(isOn), clock, random);
  }

  private AppSyncApi api() {
    return api;
  }

  private static List<String> signers(Deployment deployment) {
    return deployment.resources("AWS::IAM::Role").stream().map(Resource::arn).toList();
  }

  /// Lets the server answer `/graphql`, `/graphql/realtime` and `/graphiql`.
  public void mount(WebServer server) {
    server.mountAsIs("/graphql", handler);
    // AppSync's own real-time host has the path of its endpoint, custom domains have the longer
    // one.
    server.mountSocket("/graphql", realtime);
    server.mountSocket("/graphql/realtime", realtime);
    Graphiql.mount(server::mount);
  }

  /// The key of guests; empty when the API has none.
  public String apiKey() {
    return definition.modes().stream()
        .filter(ApiKeys.class::isInstance)
        .flatMap(mode -> ((ApiKeys) mode).keys().stream())
        .map(AuthenticationMode.ApiKey::value)
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() {
    realtime.close();
    waiting.shutdownNow();
    working.shutdownNow();
  }
}
