package com.thebetterstore.dynamodb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Refuses requests that do not bring the key: those of other users of this machine and of web
/// pages.
final class KeyHoldersOnly extends Handler.Wrapper {

  private static final String HEADER = "x-engine-key";

  private final byte[] key;

  KeyHoldersOnly(String key, Handler handler) {
    super(handler);
    this.key = key.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var brought = request.getHeaders().get(HEADER);
    if (brought != null && MessageDigest.isEqual(brought.getBytes(StandardCharsets.UTF_8), key)) {
      return super.handle(request, response, callback);
    }
    Response.writeError(request, response, callback, HttpStatus.FORBIDDEN_403);
    return true;
  }
}
