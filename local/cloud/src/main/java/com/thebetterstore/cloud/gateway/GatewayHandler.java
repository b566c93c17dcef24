package com.thebetterstore.cloud.gateway;

import com.thebetterstore.cloud.http.Bodies;
import com.thebetterstore.cloud.http.PercentEncoding;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// The gateway's place on the web port: `/webhook-gateway/{stage}/{path of the resource}`.
public final class GatewayHandler extends Handler.Abstract {

  /// Where it is to be mounted.
  public static final String PATH = "/webhook-gateway/";

  /// API Gateway's limit of a payload.
  static final int MAX_BODY_BYTES = 10 << 20;

  private static final int TOO_LARGE = 413;
  private static final int FORBIDDEN = 403;

  private final Bodies bodies = new Bodies(MAX_BODY_BYTES, 2 * MAX_BODY_BYTES);
  private final Gateway gateway;

  /// Lets this gateway answer.
  public GatewayHandler(Gateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var path = request.getHttpURI().getCanonicalPath();
    var below = path.startsWith(PATH) ? path.substring(PATH.length()) : "";
    var slash = below.indexOf('/');
    if (slash < 0) {
      refuse(request, response, callback, FORBIDDEN, "Forbidden");
      return true;
    }
    var stage = below.substring(0, slash);
    var resource = PercentEncoding.inPath(below.substring(slash)).orElseThrow();
    switch (bodies.read(request)) {
      case Bodies.Whole body ->
          write(response, callback, gateway.answer(stage, read(request, resource, body.bytes())));
      case Bodies.Refused refused -> {
        refused.explain(response);
        var why = refused.status() == TOO_LARGE ? "Request Too Long" : refused.why();
        refuse(request, response, callback, refused.status(), why);
      }
    }
    return true;
  }

  private void refuse(
      Request request, Response response, Callback callback, int status, String why) {
    write(response, bodies.thenRest(request, callback), GatewayAnswer.refusal(status, why));
  }

  private static GatewayRequest read(Request request, String path, byte[] body) {
    var headers = new HashMap<String, String>();
    for (HttpField field : request.getHeaders()) {
      headers.put(field.getName(), field.getValue() == null ? "" : field.getValue());
    }
    var query = new HashMap<String, String>();
    Request.extractQueryParameters(request)
        .forEach(field -> query.putIfAbsent(field.getName(), field.getValue()));
    return new GatewayRequest(
        request.getMethod(),
        path,
        Map.of(),
        query,
        headers,
        new String(body, StandardCharsets.UTF_8),
        Request.getRemoteAddr(request));
  }

  private static void write(Response response, Callback callback, GatewayAnswer answer) {
    response.setStatus(answer.status());
    answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    response.write(true, ByteBuffer.wrap(answer.body().getBytes(StandardCharsets.UTF_8)), callback);
  }
}
