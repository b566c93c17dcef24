package com.thebetterstore.local.door;

import java.io.IOException;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Lets clients go that break off in the middle of what they send. Nobody is there for an answer,
/// and nothing is wrong on this side, so nothing is logged.
public final class BrokenUploads extends Handler.Wrapper {

  public BrokenUploads(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    try {
      return super.handle(request, response, callback);
    } catch (IOException brokenOff) {
      callback.failed(new QuietException.Exception(brokenOff));
      return true;
    }
  }
}
