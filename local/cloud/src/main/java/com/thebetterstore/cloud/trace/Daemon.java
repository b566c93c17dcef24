package com.thebetterstore.cloud.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.template.Addresses;
import com.thebetterstore.cloud.timing.RepeatedTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// X-Ray's daemon: receives segment documents by UDP, one datagram each, a header line before the
/// document. X-Ray developer guide, "Sending segment documents to the X-Ray daemon".
///
/// What is no document is dropped, with a line that says why; it never answers.
final class Daemon implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /// No datagram is larger.
  private static final int MAX_BYTES = 64 * 1024;

  private final String name;
  private final Consumer<String> documents;
  private final DatagramSocket socket;
  private final byte[] buffer = new byte[MAX_BYTES];
  private final RepeatedTask rounds;

  private Daemon(String name, Consumer<String> documents, DatagramSocket socket) {
    this.name = name;
    this.documents = documents;
    this.socket = socket;
    rounds = RepeatedTask.every(Duration.ZERO, "x-ray daemon of " + name, this::listen);
  }

  /// Listens on any free port of this machine.
  ///
  /// @param name whose daemon it is
  /// @param documents takes documents that X-Ray takes, each without a line break
  static Daemon start(String name, Consumer<String> documents) {
    try {
      return new Daemon(
          name,
          documents,
          new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
    } catch (IOException failed) {
      throw new UncheckedIOException("no port for the X-Ray daemon of " + name, failed);
    }
  }

  /// `host:port`
  String address() {
    return Addresses.HOST + ":" + socket.getLocalPort();
  }

  private void listen() {
    var datagram = new DatagramPacket(buffer, buffer.length);
    try {
      socket.receive(datagram);
      receive(new String(buffer, 0, datagram.getLength(), StandardCharsets.UTF_8));
    } catch (IOException failed) {
      drop(failed.toString());
    } catch (Segment.Malformed malformed) {
      drop(malformed.reason());
    }
  }

  private void receive(String datagram) {
    var lineEnd = datagram.indexOf('\n');
    if (lineEnd < 0) {
      throw new Segment.Malformed("it has no header line");
    }
    try {
      var header = JSON.readTree(datagram.substring(0, lineEnd));
      if (!header.path("format").asText().equals("json") || header.path("version").asInt() != 1) {
        throw new Segment.Malformed("its header is not of version 1");
      }
      var document = JSON.readTree(datagram.substring(lineEnd + 1));
      Segment.read(document);
      documents.accept(document.toString());
    } catch (JsonProcessingException garbage) {
      throw new Segment.Malformed("it is not JSON");
    }
  }

  private void drop(String reason) {
    if (!socket.isClosed()) {
      LOG.atWarn()
          .addKeyValue("function", name)
          .addKeyValue("reason", reason)
          .log("a datagram is no segment");
    }
  }

  @Override
  public void close() {
    // A thread that waits for a datagram is not interrupted by less.
    socket.close();
    rounds.close();
  }
}
