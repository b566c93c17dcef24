package com.thebetterstore.cloud.http;

import java.util.Objects;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Answers a request with 400 if its address cannot be read; see [PercentEncoding]. What stands
/// behind it may take paths and queries for readable.
public final class WellEncoded extends Handler.Wrapper {

  private static final int BAD_REQUEST = 400;

  public WellEncoded(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var address = request.getHttpURI();
    var query = Objects.requireNonNullElse(address.getQuery(), "");
    if (PercentEncoding.inPath(address.getPath()).isPresent()
        && PercentEncoding.inForm(query).isPresent()) {
      return super.handle(request, response, callback);
    }
    Response.writeError(request, response, callback, BAD_REQUEST);
    return true;
  }
}
