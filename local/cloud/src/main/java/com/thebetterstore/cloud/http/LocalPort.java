package com.thebetterstore.cloud.http;

import java.time.Duration;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// How this machine's servers speak HTTP: on 127.0.0.1 alone, and with what was sent left as it is.
public final class LocalPort {

  /// The only address that anything listens on.
  public static final String HOST = "127.0.0.1";

  /// From the first byte of a request until its last.
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /// How long a connection that nobody uses holds up a stop; browsers and SDKs keep some open.
  private static final Duration UNUSED_AT_STOP = Duration.ofMillis(100);

  /// More wait until others have gone.
  private static final int MAX_CONNECTIONS = 2_000;

  /// Clients of the real-time endpoint put whole tokens into one header.
  private static final int MAX_REQUEST_HEADER_BYTES = 32 * 1024;

  /// An answer to a browser that asks before it sends repeats names from the request.
  private static final int MAX_ANSWER_HEADER_BYTES = 2 * MAX_REQUEST_HEADER_BYTES;

  private LocalPort() {}

  /// Gives a server that is not started yet its one port.
  ///
  /// @param port 0 for any free one
  public static ServerConnector on(Server server, int port) {
    var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http()));
    connector.setHost(HOST);
    connector.setPort(port);
    connector.setShutdownIdleTimeout(UNUSED_AT_STOP.toMillis());
    connector.addBean(new SlowHeads(connector, PATIENCE));
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, connector));
    return connector;
  }

  private static HttpConfiguration http() {
    var configuration = new HttpConfiguration();
    configuration.setRequestHeaderSize(MAX_REQUEST_HEADER_BYTES);
    configuration.setMaxResponseHeaderSize(MAX_ANSWER_HEADER_BYTES);
    configuration.setSendServerVersion(false);
    // The SDK corrects a wrong clock of its machine by it.
    configuration.setSendDateHeader(true);
    // Otherwise well-known headers come in the server's own capitals, and a signature that was made
    // over the client's does not hold.
    configuration.setHeaderCacheCaseSensitive(true);
    return configuration;
  }
}
