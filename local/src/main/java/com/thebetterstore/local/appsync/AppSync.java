package com.thebetterstore.local.appsync;

import com.thebetterstore.local.appsync.AuthenticationMode.ApiKeys;
import com.thebetterstore.local.appsync.realtime.RealtimeEndpoint;
import com.thebetterstore.local.iam.Permissions;
import com.thebetterstore.local.iam.Signers;
import com.thebetterstore.local.key.StoreKey;
import com.thebetterstore.local.lambda.Invoker;
import com.thebetterstore.local.template.Account;
import com.thebetterstore.local.template.Deployment;
import com.thebetterstore.local.template.Resource;
import com.thebetterstore.local.trace.Tracer;
import com.thebetterstore.local.web.Graphiql;
import com.thebetterstore.local.web.StorefrontConfig;
import com.thebetterstore.local.web.WebServer;
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
  /// @param tracer told of each request if the API has tracing on
  /// @param random for ids of requests and traces
  /// @throws com.thebetterstore.local.template.TemplateException if the API cannot be served here
  public AppSync(
      Deployment deployment,
      Invoker functions,
      Permissions permissions,
      StoreKey key,
      Tracer tracer,
      InstantSource clock,
      RandomGenerator random) {
    definition = ApiTemplate.read(deployment, key);
    working =
        Executors.newFixedThreadPool(
            WORKING_THREADS, Thread.ofPlatform().name("graphql-", 0).daemon().factory());
    var callers = new IamCallers(new Signers(signers(deployment), key, clock), permissions);
    var authenticator = new Authenticator(definition.modes(), callers, clock);
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
    handler = new GraphQlHandler(api, authenticator, tracing);
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

  /// Lets the server answer `/graphql`, `/graphql/realtime`, `/graphiql` and `/config.json`.
  public void mount(WebServer server) {
    server.mountAsIs("/graphql", handler);
    // AppSync's own real-time host has the path of its endpoint, custom domains have the longer
    // one.
    server.mountSocket("/graphql", realtime);
    server.mountSocket("/graphql/realtime", realtime);
    server.mount("/config.json", new StorefrontConfig(apiKey(), Account.REGION));
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
