package com.thebetterstore.cloud.queue;

import com.typesafe.config.ConfigFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.apache.pekko.actor.Terminated;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import org.h2.Driver;
import scala.Function0;
import scalikejdbc.ConnectionPool;

/// ElasticMQ as it is loaded by a class loader of its own; see [ElasticMq]. Talks to the outside in
/// types of the JDK alone.
public final class IsolatedElasticMq implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final String database;
  private final Map<String, Integer> messagesByQueue;
  private final Function0<Terminated> stop;
  private final InProcessServer server;

  /// Starts the server.
  ///
  /// @param configuration in HOCON
  /// @param database where it keeps queues and messages
  public IsolatedElasticMq(String configuration, String database) throws SQLException {
    // The JDK looks for drivers once, when it may have seen those of another class loader only.
    Driver.load();
    this.database = database;
    messagesByQueue = kept(database);
    var config = ConfigFactory.parseString(configuration).withFallback(ConfigFactory.load());
    stop = new ElasticMQServer(new ElasticMQServerConfig(config)).start();
    server = InProcessServer.bound();
  }

  /// What a former run left: names of queues, and how many messages are in each.
  public Map<String, Integer> messagesByQueue() {
    return Map.copyOf(messagesByQueue);
  }

  /// Answers an HTTP request with a status, headers by name in lower case, and a body.
  ///
  /// @param target path and query
  /// @param headers by name in lower case
  public CompletionStage<Object[]> serve(
      String method, String target, Map<String, String> headers, byte[] body) {
    return server.serve(method, target, headers, body);
  }

  private static Map<String, Integer> kept(String database) throws SQLException {
    var kept = new HashMap<String, Integer>();
    try (var connection = DriverManager.getConnection(database, "sa", "");
        var tables = connection.getMetaData().getTables(null, null, "QUEUE", null)) {
      if (!tables.next()) {
        return kept;
      }
      try (var select = connection.createStatement();
          var queues = select.executeQuery("SELECT name FROM queue")) {
        while (queues.next()) {
          kept.put(queues.getString(1), 0);
        }
      }
      MovedMessages.clean(connection, kept.keySet());
      for (var queue : kept.entrySet()) {
        try (var select = connection.createStatement();
            var count = select.executeQuery("SELECT count(*) FROM " + table(queue.getKey()))) {
          count.next();
          queue.setValue(count.getInt(1));
        }
      }
    }
    return kept;
  }

  /// Lets no message be in two of these queues, on disk; see [MovedMessages]. Waits for their
  /// tables: ElasticMQ answers for a new queue before it has made one.
  ///
  /// @throws SQLException if there still is no table when patience ends
  public void follow(Collection<String> queues) throws SQLException {
    try (var connection = DriverManager.getConnection(database, "sa", "")) {
      for (var queue : queues) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!hasTable(connection, queue) && System.nanoTime() < deadline) {
          LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        MovedMessages.follow(connection, queue);
      }
    }
  }

  private static boolean hasTable(Connection connection, String queue) throws SQLException {
    var name = table(queue).toUpperCase(Locale.ROOT);
    try (var tables = connection.getMetaData().getTables(null, null, name, null)) {
      return tables.next();
    }
  }

  /// How ElasticMQ names the table of a queue's messages.
  static String table(String queue) {
    return "message_%s_%s"
        .formatted(
            queue.replace('.', '_').replace('-', '_'), Integer.toHexString(queue.hashCode()));
  }

  @Override
  public void close() {
    stop.apply();
    ConnectionPool.closeAll();
    Driver.unload();
  }
}
