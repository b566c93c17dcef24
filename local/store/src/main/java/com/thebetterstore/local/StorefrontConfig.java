package com.thebetterstore.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.thebetterstore.cloud.template.Deployment;
import java.util.Optional;
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
  private final Optional<SignIn> signIn;

  /// Where customers sign in: the ids of the user pool and of the storefront's client of it.
  record SignIn(String userPoolId, String clientId) {

    /// The first pool of the templates, if there is one with a client.
    static Optional<SignIn> of(Deployment deployment) {
      return deployment.resources("AWS::Cognito::UserPoolClient").stream()
          .findFirst()
          .map(client -> new SignIn(client.required("UserPoolId"), client.ref()));
    }
  }

  /// @param apiKey the key that every storefront shows its visitors; no secret
  StorefrontConfig(String apiKey, String region, Optional<SignIn> signIn) {
    this.apiKey = apiKey;
    this.region = region;
    this.signIn = signIn;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var host = Request.getServerName(request) + ":" + Request.getServerPort(request);
    var json = JsonNodeFactory.instance.objectNode();
    json.put("endpoint", "http://" + host + "/graphql");
    json.put("realtimeEndpoint", "ws://" + host + "/graphql/realtime");
    json.put("apiKey", apiKey);
    json.put("region", region);
    signIn.ifPresent(pool -> {
      json.put("userPoolId", pool.userPoolId());
      json.put("userPoolClientId", pool.clientId());
      json.put("userPoolEndpoint", "http://" + host + "/cognito-idp/");
    });
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    Content.Sink.write(response, true, json.toString(), callback);
    return true;
  }
}
