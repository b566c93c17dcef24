package com.thebetterstore.cloud.postgres;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The port of the reporting database. It asks everybody for a password, as RDS does for a login
/// token, and passes on to PostgreSQL whoever knows it; PostgreSQL itself has no port.
///
/// PostgreSQL documentation, "Frontend/Backend Protocol", "Message Formats".
final class DatabaseProxy implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseProxy.class);

  private static final int CANCEL_REQUEST = 80877102;
  private static final Set<Integer> ENCRYPTION_REQUESTS = Set.of(80877103, 80877104);
  private static final int PROTOCOL = 3;

  /// PostgreSQL's own limits, `MAX_STARTUP_PACKET_LENGTH` and `PG_MAX_AUTH_TOKEN_LENGTH`.
  private static final int MAX_STARTUP_BYTES = 10_000;

  private static final int MAX_PASSWORD_BYTES = 65_535;

  /// PostgreSQL's own `authentication_timeout`.
  private static final int LOGIN_MILLIS = 60_000;

  private static final String INVALID_PASSWORD = "28P01";
  private static final String STARTING_UP = "57P03";

  private final ServerSocketChannel port;
  private final UnixDomainSocketAddress server;
  private final DatabaseLogins logins;
  private final Set<Closeable> connections = ConcurrentHashMap.newKeySet();

  private DatabaseProxy(
      ServerSocketChannel port, UnixDomainSocketAddress server, DatabaseLogins logins) {
    this.port = port;
    this.server = server;
    this.logins = logins;
  }

  /// Answers whoever comes to this port, also before the server does.
  static DatabaseProxy open(
      ServerSocketChannel port, UnixDomainSocketAddress server, DatabaseLogins logins) {
    var proxy = new DatabaseProxy(port, server, logins);
    Thread.ofVirtual().name("database-proxy").start(proxy::listen);
    return proxy;
  }

  private void listen() {
    while (port.isOpen()) {
      try {
        var client = port.accept().socket();
        connections.add(client);
        Thread.ofVirtual().name("database-login").start(() -> serve(client));
      } catch (IOException failed) {
        if (port.isOpen()) {
          LOG.atWarn().setCause(failed).log("the database's port does not accept");
        }
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setSoTimeout(LOGIN_MILLIS);
      var in = new DataInputStream(client.getInputStream());
      var out = new DataOutputStream(client.getOutputStream());
      var first = first(in, out);
      switch (code(first)) {
        case CANCEL_REQUEST -> cancel(first);
        default -> logIn(client, in, out, first);
      }
    } catch (IOException gone) {
      LOG.atDebug().setCause(gone).log("a client of the database is gone");
    } finally {
      connections.remove(client);
    }
  }

  /// The first message that does not ask for encryption; that is refused, as by a server without.
  private static byte[] first(DataInputStream in, OutputStream out) throws IOException {
    var message = startup(in);
    while (ENCRYPTION_REQUESTS.contains(code(message))) {
      out.write('N');
      message = startup(in);
    }
    return message;
  }

  /// The protocol's version, or what else the client wants.
  private static int code(byte[] message) {
    return ByteBuffer.wrap(message).getInt();
  }

  private static byte[] startup(DataInputStream in) throws IOException {
    return body(in, Integer.BYTES, MAX_STARTUP_BYTES);
  }

  /// What comes after a message's length, which counts itself.
  private static byte[] body(DataInputStream in, int minBytes, int maxBytes) throws IOException {
    var bytes = in.readInt() - Integer.BYTES;
    if (bytes < minBytes || bytes > maxBytes) {
      throw new IOException("a message of " + bytes + " bytes");
    }
    var body = new byte[bytes];
    in.readFully(body);
    return body;
  }

  private void cancel(byte[] request) throws IOException {
    try (var backend = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      backend.connect(server);
      write(request, Channels.newOutputStream(backend));
    }
  }

  private void logIn(Socket client, DataInputStream in, DataOutputStream out, byte[] startup)
      throws IOException {
    if (code(startup) >> Short.SIZE != PROTOCOL) {
      throw new IOException("protocol " + code(startup));
    }
    var user = parameters(startup).getOrDefault("user", "");
    if (!logins.admit(user, password(in, out))) {
      refuse(out, INVALID_PASSWORD, "password authentication failed for user \"" + user + "\"");
      return;
    }
    client.setSoTimeout(0);
    try (var backend = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      connections.add(backend);
      try {
        backend.connect(server);
      } catch (IOException notYet) {
        refuse(out, STARTING_UP, "the database system is starting up");
        return;
      }
      pass(client, startup, backend);
    }
  }

  /// After the protocol's version names and values, each ended by a zero, and one zero more.
  private static Map<String, String> parameters(byte[] startup) {
    var texts =
        new String(startup, Integer.BYTES, startup.length - Integer.BYTES, StandardCharsets.UTF_8)
            .split("\0", -1);
    var parameters = new HashMap<String, String>();
    for (var i = 0; i + 1 < texts.length; i += 2) {
      parameters.put(texts[i], texts[i + 1]);
    }
    return parameters;
  }

  /// `AuthenticationCleartextPassword`, and the client's `PasswordMessage`.
  private static String password(DataInputStream in, DataOutputStream out) throws IOException {
    out.writeByte('R');
    out.writeInt(2 * Integer.BYTES);
    out.writeInt(3);
    out.flush();
    if (in.readByte() != 'p') {
      throw new IOException("no password came");
    }
    var text = new String(body(in, 1, MAX_PASSWORD_BYTES), StandardCharsets.UTF_8);
    return text.substring(0, Math.max(0, text.indexOf('\0')));
  }

  /// `ErrorResponse`: severity, severity again, code and message.
  private static void refuse(DataOutputStream out, String code, String message) throws IOException {
    var fields =
        ("SFATAL\0VFATAL\0C" + code + "\0M" + message + "\0\0").getBytes(StandardCharsets.UTF_8);
    out.writeByte('E');
    out.writeInt(Integer.BYTES + fields.length);
    out.write(fields);
    out.flush();
  }

  private void pass(Socket client, byte[] startup, SocketChannel backend) throws IOException {
    var toServer = Channels.newOutputStream(backend);
    write(startup, toServer);
    var answers =
        Thread.ofVirtual()
            .name("database-answers")
            .start(() -> copy(Channels.newInputStream(backend), client));
    try {
      client.getInputStream().transferTo(toServer);
      // PostgreSQL learns that its client is gone, and closes its side.
      backend.shutdownOutput();
      answers.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(backend);
    }
  }

  private static void copy(InputStream answers, Socket client) {
    try (client) {
      answers.transferTo(client.getOutputStream());
    } catch (IOException gone) {
      LOG.atDebug().setCause(gone).log("a client of the database is gone");
    }
  }

  private static void write(byte[] message, OutputStream out) throws IOException {
    var whole = new DataOutputStream(out);
    whole.writeInt(Integer.BYTES + message.length);
    whole.write(message);
    whole.flush();
  }

  @Override
  public void close() {
    try {
      port.close();
      for (var connection : connections) {
        connection.close();
      }
    } catch (IOException failed) {
      throw new IllegalStateException("the database's port does not close", failed);
    }
  }
}
