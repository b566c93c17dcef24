package com.thebetterstore.cloud.appsync;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// A WebSocket client without manners: it sends the bytes that a test gives it.
final class RawSocket implements AutoCloseable {

  static final int TEXT = 0x81;
  static final int CLOSE = 0x88;
  static final int PONG = 0x8A;

  private static final int PATIENCE_MILLIS = 20_000;
  private static final int MASKED = 0x80;

  private final Socket socket;
  private final DataInputStream in;
  private final String status;

  /// @param opcode the first byte: `fin`, the reserved bits, and the kind of frame
  record Frame(int opcode, ByteBuffer payload) {

    /// The status of a close frame.
    int closeStatus() {
      return payload.getShort(0);
    }

    String text() {
      return UTF_8.decode(payload.duplicate()).toString();
    }
  }

  /// Shakes hands.
  ///
  /// @param target such as `/graphql/realtime?header=x`
  /// @param protocols the value of its header
  RawSocket(ServedApi api, String target, String protocols) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), api.endpoint().getPort());
    socket.setReceiveBufferSize(4 * 1024);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new DataInputStream(socket.getInputStream());
    send(
        """
        GET %s HTTP/1.1\r
        Host: localhost\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Protocol: %s\r
        \r
        """
            .formatted(target, protocols)
            .getBytes(UTF_8));
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readByte());
    }
    status = head.substring(0, head.indexOf("\r\n"));
  }

  /// Shakes hands as a guest's storefront does.
  static RawSocket guest(ServedApi api) throws IOException {
    return new RawSocket(
        api,
        "/graphql/realtime",
        "graphql-ws, header-" + RealtimeClient.encoded(RealtimeClient.GUEST));
  }

  /// The first line of the answer to the handshake.
  String status() {
    return status;
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /// Sends one whole text.
  void say(String text) throws IOException {
    send(frame(TEXT, text.getBytes(UTF_8)));
  }

  /// A frame masked with zeros, as a client's must be masked with something.
  static byte[] frame(int opcode, byte[] payload) {
    var length = payload.length;
    var frame = ByteBuffer.allocate(length + 14).put((byte) opcode);
    if (length < 126) {
      frame.put((byte) (MASKED | length));
    } else if (length < 1 << 16) {
      frame.put((byte) (MASKED | 126)).putShort((short) length);
    } else {
      frame.put((byte) (MASKED | 127)).putLong(length);
    }
    frame.putInt(0).put(payload);
    return Arrays.copyOf(frame.array(), frame.position());
  }

  /// The server's next frame.
  Frame next() throws IOException {
    var opcode = in.readUnsignedByte();
    var length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = Math.toIntExact(in.readLong());
    }
    return new Frame(opcode, ByteBuffer.wrap(in.readNBytes(length)));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
