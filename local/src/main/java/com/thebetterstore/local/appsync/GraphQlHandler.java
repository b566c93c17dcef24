package com.thebetterstore.local.appsync;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.thebetterstore.local.appsync.Authentication.Accepted;
import com.thebetterstore.local.appsync.Authentication.Refused;
import com.thebetterstore.local.door.RequestBody;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/graphql` over HTTP.
public final class GraphQlHandler extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(GraphQlHandler.class);
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final int MAX_BODY_BYTES = 1024 * 1024;
  private static final String MALFORMED = "MalformedHttpRequestException";

  private final AppSyncApi api;
  private final Authenticator authenticator;
  private final Tracing tracing;

  /// @param tracing ids of requests and traces
  public GraphQlHandler(AppSyncApi api, Authenticator authenticator, Tracing tracing) {
    this.api = api;
    this.authenticator = authenticator;
    this.tracing = tracing;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    var requestId = tracing.requestId();
    CrossOrigin.allow(response.getHeaders());
    response.getHeaders().put("x-amzn-RequestId", requestId);
    if (HttpMethod.OPTIONS.is(request.getMethod())) {
      CrossOrigin.preflight(response.getHeaders());
      response.write(true, null, callback);
      return true;
    }
    if (!HttpMethod.POST.is(request.getMethod())) {
      var answer = refused(HttpStatus.METHOD_NOT_ALLOWED_405, "Use POST.");
      response.getHeaders().put(HttpHeader.ALLOW, "POST, OPTIONS");
      send(answer, response, callback);
      return true;
    }
    // As a stage of its own, so that whatever is thrown becomes an answer, too.
    var _ =
        CompletableFuture.completedFuture(RequestBody.read(request, MAX_BODY_BYTES))
            .thenCompose(body ->
                body.map(bytes -> answer(request, new String(bytes, UTF_8), requestId))
                    .orElseGet(GraphQlHandler::tooLarge))
            .whenComplete((answer, failure) -> finish(answer, failure, response, callback));
    return true;
  }

  private CompletableFuture<GraphQlAnswer> answer(Request request, String body, String requestId) {
    var presented = HttpOrigin.presented(request, body);
    return switch (authenticator.authenticate(presented)) {
      case Refused(var message) ->
          done(
              GraphQlAnswer.refused(HttpStatus.UNAUTHORIZED_401, "UnauthorizedException", message));
      case Accepted(var caller) -> {
        if (!isJson(request.getHeaders())) {
          yield done(refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, "Send application/json."));
        }
        var origin = HttpOrigin.of(request, presented, requestId, tracing);
        yield CompletableFuture.completedFuture(body)
            .thenCompose(text -> parse(text, caller, origin))
            .whenComplete((answer, failure) -> origin.span().end(isFault(answer)));
      }
    };
  }

  private static boolean isFault(@Nullable GraphQlAnswer answer) {
    return answer == null || answer.status() >= HttpStatus.INTERNAL_SERVER_ERROR_500;
  }

  private CompletableFuture<GraphQlAnswer> parse(
      String body, Caller caller, OperationRequest.Origin origin) {
    if (body.isEmpty()) {
      return done(refused(HttpStatus.BAD_REQUEST_400, "Request body is empty."));
    }
    try {
      return OperationBody.read(JSON.readTree(body))
          .map(operation -> api.execute(operation.request(caller, origin)))
          .orElseGet(GraphQlHandler::unparsable);
    } catch (JacksonException notJson) {
      return unparsable();
    }
  }

  private static CompletableFuture<GraphQlAnswer> unparsable() {
    return done(refused(HttpStatus.BAD_REQUEST_400, "Unable to parse GraphQL query."));
  }

  private static CompletableFuture<GraphQlAnswer> tooLarge() {
    return done(refused(HttpStatus.PAYLOAD_TOO_LARGE_413, "Request body is too large."));
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
      if (answer.status() == HttpStatus.UNAUTHORIZED_401) {
        headers.put("x-amzn-ErrorType", "UnauthorizedException");
      }
      response.write(true, ByteBuffer.wrap(bytes), callback);
    } catch (JacksonException unwritable) {
      callback.failed(unwritable);
    }
  }
}
