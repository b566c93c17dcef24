package com.thebetterstore.cloud.endpoint;

import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.http.Bodies;
import com.thebetterstore.cloud.http.LocalPort;
import com.thebetterstore.cloud.web.LocalHostsOnly;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.util.HashMap;
import java.util.Locale;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// The one address at which functions reach AWS: an HTTP server in front of a [AwsAuthorizer].
public final class AwsEndpoint implements AutoCloseable {

  /// More than the largest request of any service here: 16 MB of a DynamoDB batch.
  private static final int MAX_BODY_BYTES = 17 << 20;

  private static final int MAX_SERVER_THREADS = 16;

  private final Server server;
  private final ServerConnector connector;

  private AwsEndpoint(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /// Answers on a port of 127.0.0.1 that listens already.
  public static AwsEndpoint open(ServerSocketChannel port, AwsAuthorizer doorkeeper) {
    var threads = new QueuedThreadPool(MAX_SERVER_THREADS);
    threads.setName("aws-endpoint");
    // A long poll of a queue may hold its thread for 20 seconds; virtual ones cost nothing.
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    var server = new Server(threads);
    var connector = LocalPort.on(server, port.socket().getLocalPort());
    server.setHandler(new LocalHostsOnly(new Entrance(doorkeeper)));
    try {
      connector.open(port);
      server.start();
    } catch (Exception failed) {
      throw new IllegalStateException("the AWS endpoint cannot be opened", failed);
    }
    return new AwsEndpoint(server, connector);
  }

  /// What a function's `AWS_ENDPOINT_URL` is.
  public URI address() {
    return URI.create("http://" + LocalPort.HOST + ":" + connector.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception failed) {
      throw new IllegalStateException("the AWS endpoint did not close", failed);
    }
  }

  private static final class Entrance extends Handler.Abstract {

    private final Bodies bodies = new Bodies(MAX_BODY_BYTES, 2 * MAX_BODY_BYTES);
    private final AwsAuthorizer doorkeeper;

    Entrance(AwsAuthorizer doorkeeper) {
      this.doorkeeper = doorkeeper;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      switch (bodies.read(request)) {
        case Bodies.Refused refused -> {
          refused.explain(response);
          var then = bodies.thenRest(request, callback);
          Response.writeError(request, response, then, refused.status(), refused.why());
        }
        case Bodies.Whole body -> {
          var answer = doorkeeper.answer(read(request, body.bytes()));
          response.setStatus(answer.status());
          answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
          response.write(true, ByteBuffer.wrap(answer.body()), callback);
        }
      }
      return true;
    }

    private static AwsRequest read(Request request, byte[] body) {
      var headers = new HashMap<String, String>();
      for (HttpField field : request.getHeaders()) {
        headers.merge(
            field.getName().toLowerCase(Locale.ROOT),
            field.getValue() == null ? "" : field.getValue(),
            (first, second) -> first + "," + second);
      }
      var uri = request.getHttpURI();
      return new AwsRequest(
          request.getMethod(),
          uri.getPath(),
          uri.getQuery() == null ? "" : uri.getQuery(),
          headers,
          body);
    }
  }
}
