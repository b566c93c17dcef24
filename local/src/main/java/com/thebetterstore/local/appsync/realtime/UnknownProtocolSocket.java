package com.thebetterstore.local.appsync.realtime;

import java.util.LinkedHashMap;
import java.util.List;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;

/// A WebSocket whose client does not speak `graphql-ws`: it is told so, and let go.
///
/// Browsers give up before they read it, since none of their protocols was chosen; other clients
/// see why. Public because Jetty cannot call it otherwise.
public final class UnknownProtocolSocket implements Session.Listener.AutoDemanding {

  private final String error;

  /// @param offered the client's protocols
  ///
  ///   The names of the errors are those that AppSync's clients report: aws/aws-appsync-community
  ///   195 and graphql-dotnet/graphql-client 591.
  UnknownProtocolSocket(List<String> offered) {
    error =
        offered.stream().allMatch(String::isBlank)
            ? "NoProtocolError"
            : "SubProtocolNotSupportedError";
  }

  @Override
  public void onWebSocketOpen(Session session) {
    var problem = new LinkedHashMap<String, Object>();
    problem.put("message", error);
    problem.put("errorCode", 400);
    session.sendText(
        Frames.connectionError(problem),
        Callback.from(
            () -> session.close(StatusCode.NORMAL, "unknown subprotocol", Callback.NOOP),
            failure -> session.disconnect()));
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    // It may well leave without a word.
  }
}
