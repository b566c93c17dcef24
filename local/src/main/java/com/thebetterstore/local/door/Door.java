package com.thebetterstore.local.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Puts a function from [Call] to [Answer] behind Jetty and [WellEncoded].
///
/// A body larger than the limit is answered with 413, an address with malformed percent-escapes
/// with 400; neither reaches the function.
public final class Door extends Handler.Abstract {
  private static final int MAX_BODY_BYTES = 12 * 1024 * 1024;

  private final Function<Call, Answer> service;

  public Door(Function<Call, Answer> service) {
    this.service = service;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    send(answer(request), response, callback);
    return true;
  }

  private Answer answer(Request request) throws IOException {
    return RequestBody.read(request, MAX_BODY_BYTES)
        .map(body -> service.apply(call(request, new String(body, UTF_8))))
        .orElseGet(() -> Answer.of(413, "text/plain; charset=utf-8", "The body is too large.\n"));
  }

  private static Call call(Request request, String body) {
    var uri = request.getHttpURI();
    return new Call(
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

  private static void send(Answer answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    answer.headers().forEach(response.getHeaders()::put);
    Content.Sink.write(response, true, answer.body(), callback);
  }
}
