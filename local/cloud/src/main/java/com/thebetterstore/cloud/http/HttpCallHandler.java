package com.thebetterstore.cloud.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Puts a function from [HttpCall] to [HttpAnswer] behind Jetty and [WellEncoded].
///
/// A body that is not taken never reaches the function, nor does an address with malformed
/// percent-escapes.
public final class HttpCallHandler extends Handler.Abstract {

  private final Bodies bodies;
  private final Function<HttpCall, Optional<HttpAnswer>> refusal;
  private final Function<HttpCall, HttpAnswer> service;

  public HttpCallHandler(Bodies bodies, Function<HttpCall, HttpAnswer> service) {
    this(bodies, _ -> Optional.empty(), service);
  }

  /// @param refusal the answer to a call that may not even send its body; it is asked without one
  public HttpCallHandler(
      Bodies bodies,
      Function<HttpCall, Optional<HttpAnswer>> refusal,
      Function<HttpCall, HttpAnswer> service) {
    this.bodies = bodies;
    this.refusal = refusal;
    this.service = service;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var refused = refusal.apply(call(request, ""));
    if (refused.isPresent()) {
      send(refused.get(), response, bodies.thenRest(request, callback));
      return true;
    }
    switch (bodies.read(request)) {
      case Bodies.Whole whole ->
          send(service.apply(call(request, new String(whole.bytes(), UTF_8))), response, callback);
      case Bodies.Refused not -> {
        not.explain(response);
        send(
            HttpAnswer.of(not.status(), "text/plain; charset=utf-8", not.why() + "\n"),
            response,
            bodies.thenRest(request, callback));
      }
    }
    return true;
  }

  private static HttpCall call(Request request, String body) {
    var uri = request.getHttpURI();
    return new HttpCall(
        request.getMethod(),
        segments(uri.getPath()),
        uri.getQuery() == null ? "" : uri.getQuery(),
        headers(request),
        body);
  }

  private static List<String> segments(String path) {
    return Arrays.stream(path.split("/"))
        .filter(part -> !part.isEmpty())
        .map(part -> PercentEncoding.inPath(part).orElseThrow())
        .toList();
  }

  private static Map<String, String> headers(Request request) {
    var headers = new HashMap<String, String>();
    request
        .getHeaders()
        .forEach(field -> headers.put(field.getName().toLowerCase(Locale.ROOT), field.getValue()));
    return headers;
  }

  private static void send(HttpAnswer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    answer.headers().forEach(response.getHeaders()::put);
    Content.Sink.write(response, true, answer.body(), callback);
  }
}
