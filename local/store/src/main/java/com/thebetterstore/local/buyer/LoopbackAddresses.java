package com.thebetterstore.local.buyer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.random.RandomGenerator;

/// Addresses of this machine from which many buyers come, so that the store's limits, which count
/// by address, see as many buyers as there are.
///
/// Linux takes all of 127.0.0.0/8 for this machine. Where only 127.0.0.1 is, all come from there,
/// and the limits hold for them together.
public final class LoopbackAddresses {

  private static final int LOOPBACK = 127;
  private static final int PARTS = 254;

  private final RandomGenerator random;

  public LoopbackAddresses(RandomGenerator random) {
    this.random = random;
  }

  /// One that hardly anybody has used before.
  public InetAddress next() {
    var address =
        of(
            new byte[] {
              LOOPBACK,
              (byte) (1 + random.nextInt(PARTS)),
              (byte) random.nextInt(PARTS),
              (byte) (1 + random.nextInt(PARTS))
            });
    return isHere(address) ? address : of(new byte[] {LOOPBACK, 0, 0, 1});
  }

  private static InetAddress of(byte[] parts) {
    try {
      return InetAddress.getByAddress(parts);
    } catch (UnknownHostException impossible) {
      throw new UncheckedIOException("four bytes are an address", impossible);
    }
  }

  private static boolean isHere(InetAddress address) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address, 0));
      return true;
    } catch (IOException notHere) {
      return false;
    }
  }
}
