package com.thebetterstore.cloud.web;

import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Refuses requests for any other host name than this machine's.
///
/// A page from elsewhere whose name was made to point at 127.0.0.1 would otherwise be let in as if
/// it were the store's own.
public final class LocalHostsOnly extends Handler.Wrapper {

  private static final Set<String> OWN = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  /// @param handler answers the requests that are let in
  public LocalHostsOnly(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (OWN.contains(Request.getServerName(request))) {
      return super.handle(request, response, callback);
    }
    Response.writeError(
        request,
        response,
        callback,
        HttpStatus.MISDIRECTED_REQUEST_421,
        "Not a host of this server.");
    return true;
  }
}
