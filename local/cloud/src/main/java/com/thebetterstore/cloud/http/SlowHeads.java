package com.thebetterstore.cloud.http;

import com.thebetterstore.cloud.timing.RepeatedTask;
import java.time.Duration;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.jspecify.annotations.Nullable;

/// Closes connections on which the head of a request takes too long to arrive. The server's own
/// timeout begins anew with every byte.
final class SlowHeads extends AbstractLifeCycle {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Connector connector;
  private final Duration patience;
  private @Nullable RepeatedTask rounds;

  SlowHeads(Connector connector, Duration patience) {
    this.connector = connector;
    this.patience = patience;
  }

  @Override
  protected void doStart() {
    rounds = RepeatedTask.every(LOOK_EVERY, "slow heads", this::look);
  }

  @Override
  protected void doStop() {
    if (rounds != null) {
      rounds.close();
    }
  }

  private void look() {
    connector.getConnectedEndPoints().stream().filter(this::isSlow).forEach(EndPoint::close);
  }

  private boolean isSlow(EndPoint endPoint) {
    return endPoint.getConnection() instanceof HttpConnection connection
        && isInHead(connection.getParser())
        && System.nanoTime() - connection.getParser().getBeginNanoTime() > patience.toNanos();
  }

  /// Not before the first byte: connections that are kept for later may be silent.
  private static boolean isInHead(HttpParser parser) {
    return parser.inHeaderState() && !parser.isState(HttpParser.State.START);
  }
}
