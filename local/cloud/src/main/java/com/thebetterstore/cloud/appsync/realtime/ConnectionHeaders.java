package com.thebetterstore.cloud.appsync.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.thebetterstore.cloud.appsync.operation.HttpOrigin;
import com.thebetterstore.cloud.appsync.schema.Surrogates;
import com.thebetterstore.cloud.http.Utf8;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;

/// The headers by which a client proves who it is. Browsers cannot set headers on a WebSocket, so
/// they come as JSON in a subprotocol's name, in the query, or, from others, as real headers.
final class ConnectionHeaders {

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String PREFIX = "header-";

  private ConnectionHeaders() {}

  /// Names in lower case; empty if there are none that can be read.
  static Optional<Map<String, List<String>>> of(ServerUpgradeRequest request) {
    var inProtocol =
        request.getSubProtocols().stream().filter(name -> name.startsWith(PREFIX)).findFirst();
    if (inProtocol.isPresent()) {
      return decoded(inProtocol.get().substring(PREFIX.length()));
    }
    var inQuery = Request.extractQueryParameters(request).getValue("header");
    if (inQuery != null) {
      return decoded(inQuery);
    }
    var real = HttpOrigin.headers(request);
    return real.containsKey("authorization") || real.containsKey("x-api-key")
        ? Optional.of(real)
        : Optional.empty();
  }

  private static Optional<Map<String, List<String>>> decoded(String base64) {
    try {
      // Either alphabet, with or without padding; a plus sign becomes a space in a query.
      var text = base64.replace(' ', '+').replace('+', '-').replace('/', '_').replace("=", "");
      var json = Utf8.text(Base64.getUrlDecoder().decode(text));
      return json.isEmpty() ? Optional.empty() : of(JSON.readTree(json.get()));
    } catch (IllegalArgumentException | IOException unreadable) {
      return Optional.empty();
    }
  }

  /// The members of an object as headers.
  static Optional<Map<String, List<String>>> of(JsonNode node) {
    if (!node.isObject() || node.isEmpty() || Surrogates.broken(node).isPresent()) {
      return Optional.empty();
    }
    var headers = new LinkedHashMap<String, List<String>>();
    node.properties()
        .forEach(member ->
            headers.put(
                member.getKey().toLowerCase(Locale.ROOT), List.of(member.getValue().asText())));
    return Optional.of(headers);
  }
}
