package com.thebetterstore.cloud.web;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.http.HttpURI;
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

  private static final String START = "/index.html";

  private StaticFiles() {}

  /// Serves the folder at `/`, with `index.html` for itself.
  ///
  /// @param delivery the headers of each file, and whether other paths are pages, too
  /// @throws IllegalArgumentException if there is no such folder
  public static Handler in(Path folder, SiteDelivery delivery) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("there is no folder " + folder);
    }
    var files = new ResourceHandler();
    files.setBaseResource(ResourceFactory.of(files).newResource(folder));
    files.setDirAllowed(false);
    files.setWelcomeFiles("index.html");
    files.setEtags(true);
    // A context refuses aliases: links, other cases of letters, names with tricks in them.
    return new ContextHandler(new Delivered(files, delivery), "/");
  }

  private static final class Delivered extends Handler.Wrapper {

    private final Handler files;
    private final SiteDelivery delivery;

    Delivered(Handler files, SiteDelivery delivery) {
      super(compressing(files));
      this.files = files;
      this.delivery = delivery;
    }

    private static Handler compressing(Handler files) {
      var handler = new CompressionHandler(files);
      handler.putCompression(new GzipCompression());
      handler.putConfiguration("/*", CompressionConfig.builder().defaults().build());
      return handler;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      var path = request.getHttpURI().getPath();
      delivery.headers(path).forEach(response.getHeaders()::put);
      var isPage = delivery.pages() && path.indexOf('.', path.lastIndexOf('/') + 1) < 0;
      var asked = isPage ? startOf(request) : request;
      return delivery.compresses(path)
          ? super.handle(asked, response, callback)
          : files.handle(asked, response, callback);
    }

    private static Request startOf(Request request) {
      return Request.serveAs(request, HttpURI.build(request.getHttpURI()).path(START));
    }
  }
}
