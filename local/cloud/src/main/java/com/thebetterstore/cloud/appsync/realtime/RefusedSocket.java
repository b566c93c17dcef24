package com.thebetterstore.cloud.appsync.realtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;

/// A WebSocket whose client gets the reason why it cannot be served, and is closed.
///
/// Browsers give up before they read it if none of their protocols was chosen; other clients see
/// why. Public because Jetty cannot call it otherwise.
public final class RefusedSocket implements Session.Listener.AutoDemanding {

  private final Map<String, Object> problem;
  private final String reason;

  private RefusedSocket(Map<String, Object> problem, String reason) {
    this.problem = problem;
    this.reason = reason;
  }

  /// The client does not speak `graphql-ws`.
  ///
  /// Source of the errors' names: aws/aws-appsync-community 195 for a client that offers no
  /// protocol at all, graphql-dotnet/graphql-client 591 for the others.
  ///
  /// @param offered the client's protocols
  static RefusedSocket withoutProtocol(List<String> offered) {
    var problem = new LinkedHashMap<String, Object>();
    problem.put(
        "message",
        offered.stream().allMatch(String::isBlank)
            ? "NoProtocolError"
            : "SubProtocolNotSupportedError");
    problem.put("errorCode", 400);
    return new RefusedSocket(problem, "unknown subprotocol");
  }

  /// More sockets are open than there may be.
  static RefusedSocket tooMany() {
    var problem = Frames.problem("LimitExceededError", "Too many connections are open.");
    problem.put("errorCode", 429);
    return new RefusedSocket(problem, "too many connections");
  }

  @Override
  public void onWebSocketOpen(Session session) {
    session.sendText(
        Frames.connectionError(problem),
        Callback.from(
            () -> session.close(StatusCode.NORMAL, reason, Callback.NOOP),
            failure -> session.disconnect()));
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    // It may well leave without a word.
  }
}
