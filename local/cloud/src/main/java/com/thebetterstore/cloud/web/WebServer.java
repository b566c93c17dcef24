package com.thebetterstore.cloud.web;

import com.thebetterstore.cloud.http.LocalPort;
import com.thebetterstore.cloud.http.WellEncoded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.http.pathmap.ServletPathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.WebSocketCreator;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/// The store's web port on 127.0.0.1.
///
/// Handlers that may block run on virtual threads; those that declare themselves non-blocking run
/// on the few platform threads of the server.
public final class WebServer implements AutoCloseable {

  private static final int PLATFORM_THREADS = 16;
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(3);

  private final int wantedPort;
  private final Server server;
  private final ServerConnector connector;
  private final PathMappingsHandler paths = new PathMappingsHandler();
  private final WebSocketUpgradeHandler sockets;

  /// A server that is not started yet.
  ///
  /// @param port 0 for any free one
  public WebServer(int port) {
    this.wantedPort = port;
    var threads = new QueuedThreadPool(PLATFORM_THREADS);
    threads.setName("web");
    threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    server = new Server(threads);
    connector = LocalPort.on(server, port);
    server.setStopTimeout(STOP_PATIENCE.toMillis());
    server.setErrorHandler(new PlainErrors());
    sockets = WebSocketUpgradeHandler.from(server);
    sockets.setHandler(paths);
    server.setHandler(new LocalHostsOnly(sockets));
  }

  /// A server that is not started yet, for a port of 127.0.0.1 that listens already.
  public WebServer(ServerSocketChannel port) {
    this(port.socket().getLocalPort());
    try {
      connector.open(port);
    } catch (IOException failed) {
      throw new UncheckedIOException("the web server cannot use its port", failed);
    }
  }

  /// Lets a handler answer a path (`/config.json`), or all paths below one (`/pay/*`), of requests
  /// whose addresses are well encoded.
  public void mount(String path, Handler handler) {
    paths.addMapping(spec(path), new WellEncoded(handler));
  }

  /// The same for a handler that has an answer of its own to malformed addresses.
  public void mountAsIs(String path, Handler handler) {
    paths.addMapping(spec(path), handler);
  }

  /// Lets WebSockets open on a path; requests that are no handshake go to the path's handler.
  public void mountSocket(String path, WebSocketCreator creator) {
    sockets.getServerWebSocketContainer().addMapping(spec(path), creator);
  }

  private static PathSpec spec(String path) {
    return new ServletPathSpec(path);
  }

  /// Starts to listen.
  ///
  /// @throws PortInUse if another program has the port
  public void start() {
    try {
      server.start();
    } catch (IOException failed) {
      close();
      if (failed instanceof BindException || failed.getCause() instanceof BindException) {
        throw new PortInUse(wantedPort, failed);
      }
      throw new IllegalStateException("the web server cannot start", failed);
    } catch (Exception failed) {
      close();
      throw new IllegalStateException("the web server cannot start", failed);
    }
  }

  /// Where it listens; only known after the start.
  public int port() {
    return connector.getLocalPort();
  }

  /// `http://127.0.0.1:PORT`
  public URI uri() {
    return URI.create("http://" + LocalPort.HOST + ":" + port());
  }

  /// Stops listening and lets running requests end.
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception failed) {
      throw new IllegalStateException("the web server cannot stop", failed);
    }
  }

  /// The port belongs to another program.
  public static final class PortInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PortInUse(int port, Throwable cause) {
      super(
          "Port " + port + " is in use. Stop the program that has it, or choose another port.",
          cause);
    }
  }
}
