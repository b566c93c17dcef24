package com.thebetterstore.local.web;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.ResourceFactory;

/// The files of one folder, such as the storefront's. Nothing outside the folder is ever served,
/// not even through a symbolic link, and folders are not listed.
public final class StaticFiles {

  private StaticFiles() {}

  /// Serves the folder at `/`, with `index.html` for itself.
  ///
  /// @throws IllegalArgumentException if there is no such folder
  public static Handler in(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("there is no folder " + folder);
    }
    var files = new ResourceHandler();
    files.setBaseResource(ResourceFactory.of(files).newResource(folder));
    files.setDirAllowed(false);
    files.setWelcomeFiles("index.html");
    // Files change while the store runs: browsers must ask each time whether theirs is still good.
    files.setCacheControl("no-cache");
    files.setEtags(true);
    // A context refuses aliases: links, other cases of letters, names with tricks in them.
    return new ContextHandler(new Guarded(files), "/");
  }

  /// Tells browsers what the pages may do: run their own scripts, and talk to this store alone.
  /// They may not be shown inside of another page.
  private static final class Guarded extends Handler.Wrapper {

    Guarded(Handler handler) {
      super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      var store = Request.getServerName(request) + ":" + Request.getServerPort(request);
      var headers = response.getHeaders();
      headers.put(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:;"
              // Not every browser takes 'self' for WebSockets, too.
              + " connect-src 'self' ws://"
              + store
              + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
      headers.put("X-Content-Type-Options", "nosniff");
      headers.put("Referrer-Policy", "no-referrer");
      return super.handle(request, response, callback);
    }
  }
}
