package com.thebetterstore.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// `/config.json`: what a storefront must know to talk to the API.
///
/// Addresses are on the host by which the storefront was reached, so that they are of its own
/// origin.
final class StorefrontConfig extends Handler.Abstract.NonBlocking {

  private final String apiKey;
  private final String region;

  /// @param apiKey the key that every storefront shows its visitors; no secret
  StorefrontConfig(String apiKey, String region) {
    this.apiKey = apiKey;
    this.region = region;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var host = Request.getServerName(request) + ":" + Request.getServerPort(request);
    var json = JsonNodeFactory.instance.objectNode();
    json.put("endpoint", "http://" + host + "/graphql");
    json.put("realtimeEndpoint", "ws://" + host + "/graphql/realtime");
    json.put("apiKey", apiKey);
    json.put("region", region);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    Content.Sink.write(response, true, json.toString(), callback);
    return true;
  }
}
