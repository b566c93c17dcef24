package com.thebetterstore.cloud.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
  /// @param headers to send with each file
  /// @throws IllegalArgumentException if there is no such folder
  public static Handler in(Path folder, Map<String, String> headers) {
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
    return new ContextHandler(new WithHeaders(files, headers), "/");
  }

  private static final class WithHeaders extends Handler.Wrapper {

    private final Map<String, String> headers;

    WithHeaders(Handler handler, Map<String, String> headers) {
      super(handler);
      this.headers = Map.copyOf(headers);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      headers.forEach(response.getHeaders()::put);
      return super.handle(request, response, callback);
    }
  }
}
