package com.thebetterstore.cloud.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;

/// Ports of this machine.
public final class Ports {

  private Ports() {}

  /// Listens on a port of 127.0.0.1 from now on, so that nobody takes it before its server starts;
  /// nothing if somebody has it.
  ///
  /// @param port 0 for any free one
  public static Optional<ServerSocketChannel> listen(int port) {
    try {
      var channel = ServerSocketChannel.open();
      try {
        // So that a store can start again while connections to the last one fade.
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        return Optional.of(
            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
      } catch (BindException taken) {
        channel.close();
        return Optional.empty();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot listen on port " + port, failed);
    }
  }

  /// A port that nobody has at this moment.
  public static int free() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException("no free port", failed);
    }
  }
}
