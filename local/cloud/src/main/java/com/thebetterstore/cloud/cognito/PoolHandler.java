package com.thebetterstore.cloud.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.thebetterstore.cloud.http.Bodies;
import com.thebetterstore.cloud.http.HttpAnswer;
import com.thebetterstore.cloud.http.HttpCall;
import com.thebetterstore.cloud.http.HttpCallHandler;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.server.Handler;

/// Cognito's place on the web port: unsigned calls in its JSON protocol, and
/// `/{poolId}/.well-known/jwks.json`. Pages of every origin may call it, as in the cloud.
final class PoolHandler implements Function<HttpCall, HttpAnswer> {

  private static final List<String> KEYS = List.of(".well-known", "jwks.json");
  private static final int MAX_BYTES = 128 << 10;
  private static final int MAX_BYTES_TOGETHER = 4 << 20;
  private static final String SERVICE = "AWSCognitoIdentityProviderService.";

  private final UserPools pools;

  private PoolHandler(UserPools pools) {
    this.pools = pools;
  }

  static Handler of(UserPools pools) {
    return new HttpCallHandler(new Bodies(MAX_BYTES, MAX_BYTES_TOGETHER), new PoolHandler(pools));
  }

  @Override
  public HttpAnswer apply(HttpCall call) {
    return answer(call.below("cognito-idp")).with("Access-Control-Allow-Origin", "*");
  }

  private HttpAnswer answer(HttpCall call) {
    var path = call.segments();
    return switch (call.method()) {
      case "OPTIONS" -> preflight();
      case "POST" -> path.isEmpty() ? operation(call) : notFound();
      case "GET" ->
          path.size() == 3 && path.subList(1, 3).equals(KEYS)
              ? pools
                  .publicKeys(path.getFirst())
                  .map(keys -> HttpAnswer.json(200, keys))
                  .orElseGet(PoolHandler::notFound)
              : notFound();
      default -> notFound();
    };
  }

  private static HttpAnswer preflight() {
    return new HttpAnswer(200, Map.of(), "")
        .with("Access-Control-Allow-Methods", "GET, POST")
        .with(
            "Access-Control-Allow-Headers",
            "amz-sdk-invocation-id, amz-sdk-request, cache-control, content-type, x-amz-target,"
                + " x-amz-user-agent")
        .with("Access-Control-Max-Age", "3600");
  }

  private HttpAnswer operation(HttpCall call) {
    var target = call.header("x-amz-target").orElse("");
    var operation = target.startsWith(SERVICE) ? target.substring(SERVICE.length()) : "";
    var answer = pools.serve(operation, call.body());
    return new HttpAnswer(answer.status(), answer.headers(), new String(answer.body(), UTF_8))
        .with("Access-Control-Expose-Headers", "x-amzn-ErrorType")
        .with("Cache-Control", "no-store");
  }

  private static HttpAnswer notFound() {
    return HttpAnswer.json(404, "{\"message\": \"There is nothing here.\"}");
  }
}
