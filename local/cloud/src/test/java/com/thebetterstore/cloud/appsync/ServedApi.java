package com.thebetterstore.cloud.appsync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.appsync.auth.ApiCaller;
import com.thebetterstore.cloud.appsync.auth.AuthenticationMode;
import com.thebetterstore.cloud.appsync.auth.AuthenticationMode.*;
import com.thebetterstore.cloud.appsync.auth.Authenticator;
import com.thebetterstore.cloud.appsync.auth.FieldPermissions;
import com.thebetterstore.cloud.appsync.auth.PoolTokens;
import com.thebetterstore.cloud.appsync.definition.ApiDefinition;
import com.thebetterstore.cloud.appsync.definition.ApiDefinition.*;
import com.thebetterstore.cloud.appsync.execution.AppSyncApi;
import com.thebetterstore.cloud.appsync.http.GraphQlHandler;
import com.thebetterstore.cloud.appsync.operation.Tracing;
import com.thebetterstore.cloud.appsync.realtime.RealtimeEndpoint;
import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.trace.Segment;
import com.thebetterstore.cloud.trace.Tracer;
import com.thebetterstore.cloud.waf.WebAcl;
import com.thebetterstore.cloud.web.WebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// An API on a real port, with fake functions behind it.
final class ServedApi implements AutoCloseable {

  static final String KEY = "da2-testkey";
  static final String EXPIRED_KEY = "da2-expired";
  static final Instant NOW = Instant.parse("2026-11-22T20:15:25Z");

  /// The only signature that the tests' verifier knows.
  static final String GOOD_SIGNATURE = "AWS4-HMAC-SHA256 Credential=good";

  static final String API_ARN = "arn:aws:appsync:ap-southeast-2:000000000000:apis/test";
  static final ApiCaller.Principal BACKEND =
      new ApiCaller.Principal(
          "000000000000",
          "arn:aws:sts::000000000000:assumed-role/backend/local",
          "AROABACKEND:local");

  static final AuthenticationMode KEYS =
      new ApiKeys(
          List.of(
              new ApiKey(KEY, NOW.getEpochSecond() + 1),
              new ApiKey(EXPIRED_KEY, NOW.getEpochSecond())));

  /// As the store has them.
  private static final List<AuthenticationMode> MODES = List.of(new Iam(), KEYS, PoolTokens.POOL);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService working = Executors.newFixedThreadPool(2);
  private final WebServer server = new WebServer(0);
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Segment> segments = new CopyOnWriteArrayList<>();
  private final FakeFunctions functions;
  private final RealtimeEndpoint realtime;
  private final AtomicReference<@Nullable AppSyncApi> api = new AtomicReference<>();

  private ServedApi(
      ApiDefinition definition,
      FakeFunctions functions,
      FieldPermissions permissions,
      Duration deadline,
      RealtimeEndpoint.Limits realtimeLimits,
      WebAcl firewall) {
    this.functions = functions;
    var authenticator =
        new Authenticator(
            definition.modes(), ServedApi::verify, PoolTokens.KEYS, InstantSource.fixed(NOW));
    var clock = InstantSource.fixed(NOW);
    var random = new Random(1);
    var tracing = new Tracing("test", new Tracer(segments::add, clock, random), clock, random);
    realtime =
        new RealtimeEndpoint(
            () -> Objects.requireNonNull(api.get()), authenticator, tracing, realtimeLimits);
    var served =
        new AppSyncApi(
            definition, functions, permissions, waiting, working, realtime::publish, deadline);
    api.set(served);
    server.mountSocket("/graphql/realtime", realtime);
    server.mountAsIs("/graphql", new GraphQlHandler(served, authenticator, firewall, tracing));
    server.start();
  }

  private static Optional<ApiCaller.Principal> verify(AwsRequest request) {
    return request.header("authorization").filter(GOOD_SIGNATURE::equals).map(good -> BACKEND);
  }

  /// What an API of a test is made of.
  record Setup(
      String schema,
      List<AuthenticationMode> modes,
      Map<Field, FieldBinding> bindings,
      Limits limits,
      boolean introspection,
      Duration deadline,
      FieldPermissions permissions,
      RealtimeEndpoint.Limits realtimeLimits) {

    static Setup of(String schema) {
      return new Setup(
          schema,
          MODES,
          Map.of(),
          Limits.none(),
          true,
          AppSyncApi.DEADLINE,
          (caller, field) -> true,
          RealtimeEndpoint.Limits.ofAppSync());
    }

    /// Lets the function `source` resolve a field, as in `Query.cart`.
    Setup resolve(String field, String source) {
      return resolve(field, source, 0);
    }

    Setup resolve(String field, String source, int maxBatchSize) {
      var more = new LinkedHashMap<>(bindings);
      var parts = field.split("\\.", 2);
      var arn = "arn:aws:lambda:ap-southeast-2:000000000000:function:" + source;
      more.put(
          new Field(parts[0], parts[1]),
          new FieldBinding(new DataSource(source, arn, "arn:role"), maxBatchSize));
      return new Setup(
          schema, modes, more, limits, introspection, deadline, permissions, realtimeLimits);
    }

    Setup limits(int depth, int resolvers) {
      return new Setup(
          schema,
          modes,
          bindings,
          new Limits(depth, resolvers),
          introspection,
          deadline,
          permissions,
          realtimeLimits);
    }

    Setup withoutIntrospection() {
      return new Setup(
          schema, modes, bindings, limits, false, deadline, permissions, realtimeLimits);
    }

    Setup deadline(Duration shorter) {
      return new Setup(
          schema, modes, bindings, limits, introspection, shorter, permissions, realtimeLimits);
    }

    Setup permissions(FieldPermissions other) {
      return new Setup(
          schema, modes, bindings, limits, introspection, deadline, other, realtimeLimits);
    }

    Setup realtime(RealtimeEndpoint.Limits other) {
      return new Setup(
          schema, modes, bindings, limits, introspection, deadline, permissions, other);
    }

    /// The default mode first.
    Setup modes(AuthenticationMode... others) {
      return new Setup(
          schema,
          List.of(others),
          bindings,
          limits,
          introspection,
          deadline,
          permissions,
          realtimeLimits);
    }

    ServedApi serve(FakeFunctions functions) {
      return serve(functions, WebAcl.open(InstantSource.fixed(NOW)));
    }

    ServedApi serve(FakeFunctions functions, WebAcl firewall) {
      var definition =
          new ApiDefinition("test", API_ARN, schema, modes, limits, introspection, bindings);
      return new ServedApi(definition, functions, permissions, deadline, realtimeLimits, firewall);
    }
  }

  URI endpoint() {
    return server.uri().resolve("/graphql");
  }

  RealtimeEndpoint realtime() {
    return realtime;
  }

  FakeFunctions functions() {
    return functions;
  }

  /// What X-Ray was told so far.
  List<Segment> segments() {
    return segments;
  }

  HttpRequest.Builder request() {
    return HttpRequest.newBuilder(endpoint()).header("content-type", "application/json");
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException("the API does not answer", failed);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException("interrupted", stopped);
    }
  }

  /// Posts a body with the API key.
  HttpResponse<String> post(String body) {
    return send(request().header("x-api-key", KEY).POST(BodyPublishers.ofString(body)).build());
  }

  /// The answer to a query that is sent with the API key.
  JsonNode query(String query) {
    return query(query, Map.of());
  }

  JsonNode query(String query, Map<String, ?> variables) {
    return json(post(body(query, variables)).body());
  }

  /// The answer to a query that is signed by the backend's role.
  JsonNode signedQuery(String query) {
    return json(withAuthorization(GOOD_SIGNATURE, query).body());
  }

  /// The answer to a query that is sent with a token.
  JsonNode customerQuery(String token, String query) {
    return json(withAuthorization(token, query).body());
  }

  /// What comes back for a query with this header.
  HttpResponse<String> withAuthorization(String value, String query) {
    var body = BodyPublishers.ofString(body(query, Map.of()));
    return send(request().header("authorization", value).POST(body).build());
  }

  static String body(String query, Map<String, ?> variables) {
    return JSON.valueToTree(Map.of("query", query, "variables", variables)).toString();
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException notJson) {
      throw new UncheckedIOException("not JSON: " + text, notJson);
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
    realtime.close();
    waiting.shutdownNow();
    working.shutdownNow();
  }
}
