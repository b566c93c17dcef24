package com.thebetterstore.cloud.appsync.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.thebetterstore.cloud.appsync.auth.ApiCaller;
import com.thebetterstore.cloud.appsync.auth.Authentication.Accepted;
import com.thebetterstore.cloud.appsync.auth.Authentication.Refused;
import com.thebetterstore.cloud.appsync.auth.Authenticator;
import com.thebetterstore.cloud.appsync.execution.AppSyncApi;
import com.thebetterstore.cloud.appsync.execution.GraphQlAnswer;
import com.thebetterstore.cloud.appsync.operation.HttpOrigin;
import com.thebetterstore.cloud.appsync.operation.OperationBody;
import com.thebetterstore.cloud.appsync.operation.OperationRequest;
import com.thebetterstore.cloud.appsync.operation.ReadOperation;
import com.thebetterstore.cloud.appsync.operation.Tracing;
import com.thebetterstore.cloud.http.Bodies;
import com.thebetterstore.cloud.http.Utf8;
import com.thebetterstore.cloud.waf.WebAcl;
import com.thebetterstore.cloud.waf.WebRequest;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/graphql` over HTTP.
public final class GraphQlHandler extends Handler.Abstract {

  static final String METHODS = "GET, HEAD, POST, OPTIONS";

  private static final Logger LOG = LoggerFactory.getLogger(GraphQlHandler.class);
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final int MAX_BODY_BYTES = 1024 * 1024;
  private static final String MALFORMED = "MalformedHttpRequestException";

  private final Bodies bodies = new Bodies(MAX_BODY_BYTES, 16 * MAX_BODY_BYTES);
  private final AppSyncApi api;
  private final Authenticator authenticator;
  private final WebAcl firewall;
  private final Tracing tracing;

  /// @param tracing ids of requests and traces
  /// @param firewall judges requests before anything else does
  public GraphQlHandler(
      AppSyncApi api, Authenticator authenticator, WebAcl firewall, Tracing tracing) {
    this.api = api;
    this.authenticator = authenticator;
    this.firewall = firewall;
    this.tracing = tracing;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var requestId = tracing.requestId();
    CrossOrigin.allow(response.getHeaders());
    response.getHeaders().put("x-amzn-RequestId", requestId);
    switch (request.getMethod()) {
      case "OPTIONS" -> {
        var asked = request.getHeaders().getValuesList("access-control-request-headers");
        CrossOrigin.preflight(response.getHeaders(), String.join(",", asked));
        response.write(true, null, callback);
      }
      case "GET", "HEAD", "POST" -> answer(request, response, callback, requestId);
      default ->
          send(
              refused(HttpStatus.METHOD_NOT_ALLOWED_405, "Use " + METHODS + "."),
              response,
              callback);
    }
    return true;
  }

  private void answer(Request request, Response response, Callback callback, String requestId) {
    var refusal = authenticator.refusal(HttpOrigin.presented(request, new byte[0]));
    if (refusal.isPresent()) {
      // Its body is not read, so the firewall does not see it either.
      var answer =
          blocked(request, new byte[0], response)
              .orElseGet(() -> unauthorised(refusal.get().message()));
      send(answer, response, bodies.thenRest(request, callback));
      return;
    }
    switch (bodies.read(request)) {
      case Bodies.Refused refused -> {
        refused.explain(response);
        var answer = refused(refused.status(), refused.why());
        send(answer, response, bodies.thenRest(request, callback));
      }
      case Bodies.Whole body -> {
        var blocked = blocked(request, body.bytes(), response);
        if (blocked.isPresent()) {
          send(blocked.get(), response, callback);
          return;
        }
        // As a stage of its own, so that whatever is thrown becomes an answer, too.
        var _ =
            CompletableFuture.completedFuture(body.bytes())
                .thenCompose(bytes -> answer(request, bytes, requestId))
                .whenComplete((answer, failure) -> finish(answer, failure, response, callback));
      }
    }
  }

  private Optional<GraphQlAnswer> blocked(Request request, byte[] body, Response response) {
    var seen = WebRequest.of(Request.getRemoteAddr(request), HttpOrigin.headers(request), body);
    return firewall
        .check(seen)
        .map(blocked -> {
          blocked.headers().forEach(response.getHeaders()::put);
          return new GraphQlAnswer(
              blocked.status(), new LinkedHashMap<String, @Nullable Object>(blocked.body()));
        });
  }

  private CompletableFuture<GraphQlAnswer> answer(Request request, byte[] body, String requestId) {
    return switch (authenticator.authenticate(HttpOrigin.presented(request, body))) {
      case Refused(var message) -> done(unauthorised(message));
      case Accepted(var caller) -> {
        var isPost = HttpMethod.POST.is(request.getMethod());
        if (isPost && !isJson(request.getHeaders())) {
          yield done(refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, "Send application/json."));
        }
        var origin = HttpOrigin.of(request, requestId, tracing);
        yield CompletableFuture.completedFuture(isPost)
            .thenCompose(
                post -> post ? post(request, body, caller, origin) : get(request, caller, origin))
            .whenComplete((answer, failure) -> origin.span().end(isFault(answer)));
      }
    };
  }

  private static boolean isFault(@Nullable GraphQlAnswer answer) {
    return answer == null || answer.status() >= HttpStatus.INTERNAL_SERVER_ERROR_500;
  }

  private CompletableFuture<GraphQlAnswer> post(
      Request request, byte[] body, ApiCaller caller, OperationRequest.Origin origin) {
    if (body.length == 0) {
      return malformed("Request body is empty.");
    }
    // RFC 8259, "Character Encoding": JSON is UTF-8. What says otherwise is not guessed at.
    var declared =
        MimeTypes.getCharsetFromContentType(request.getHeaders().get(HttpHeader.CONTENT_TYPE));
    if (declared != null && !declared.equalsIgnoreCase("utf-8")) {
      return malformed("Request body must be UTF-8, and is said to be " + declared + ".");
    }
    var text = Utf8.text(body);
    if (text.isEmpty()) {
      return malformed("Request body is not UTF-8.");
    }
    return switch (OperationBody.read(text.get())) {
      case ReadOperation.Unreadable(var why) -> malformed(why);
      case OperationBody operation -> api.execute(operation.request(caller, origin));
    };
  }

  /// Source: the AppSync team in graphql/graphql-over-http 81: GET takes the query and its
  /// variables as parameters.
  private CompletableFuture<GraphQlAnswer> get(
      Request request, ApiCaller caller, OperationRequest.Origin origin) {
    var query = Objects.requireNonNullElse(request.getHttpURI().getQuery(), "");
    return switch (OperationBody.ofQuery(query)) {
      case ReadOperation.Unreadable(var why) -> malformed(why);
      case OperationBody operation -> api.query(operation.request(caller, origin));
    };
  }

  private static CompletableFuture<GraphQlAnswer> malformed(String why) {
    return done(refused(HttpStatus.BAD_REQUEST_400, why));
  }

  private static GraphQlAnswer unauthorised(String message) {
    return GraphQlAnswer.refused(HttpStatus.UNAUTHORIZED_401, "UnauthorizedException", message);
  }

  private static CompletableFuture<GraphQlAnswer> done(GraphQlAnswer answer) {
    return CompletableFuture.completedFuture(answer);
  }

  private static GraphQlAnswer refused(int status, String message) {
    return GraphQlAnswer.refused(status, MALFORMED, message);
  }

  /// AppSync's own examples send JSON as `application/graphql`, too.
  private static boolean isJson(HttpFields headers) {
    var header = headers.get(HttpHeader.CONTENT_TYPE);
    if (header == null) {
      return true;
    }
    var type = header.split(";", 2)[0].strip();
    return type.equalsIgnoreCase("application/json")
        || type.equalsIgnoreCase("application/graphql");
  }

  private static void finish(
      @Nullable GraphQlAnswer answer,
      @Nullable Throwable failure,
      Response response,
      Callback callback) {
    if (answer != null) {
      send(answer, response, callback);
      return;
    }
    var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
    LOG.atError().setCause(cause).log("a GraphQL request could not be answered");
    send(
        GraphQlAnswer.refused(
            HttpStatus.INTERNAL_SERVER_ERROR_500,
            "InternalFailure",
            "An internal failure occurred."),
        response,
        callback);
  }

  private static void send(GraphQlAnswer answer, Response response, Callback callback) {
    try {
      var bytes = JSON.writeValueAsBytes(answer.body());
      response.setStatus(answer.status());
      var headers = response.getHeaders();
      headers.put(HttpHeader.CONTENT_TYPE, "application/json; charset=UTF-8");
      headers.put(HttpHeader.CONTENT_LENGTH, bytes.length);
      headers.put("x-amzn-appsync-tokensconsumed", "1");
      if (answer.status() == HttpStatus.METHOD_NOT_ALLOWED_405) {
        headers.put(HttpHeader.ALLOW, METHODS);
      }
      if (answer.status() == HttpStatus.UNAUTHORIZED_401) {
        headers.put("x-amzn-ErrorType", "UnauthorizedException");
      }
      response.write(true, ByteBuffer.wrap(bytes), callback);
    } catch (JacksonException unwritable) {
      callback.failed(unwritable);
    }
  }
}
