package com.thebetterstore.cloud.queue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.h2.tools.TriggerAdapter;

/// Keeps a message that moved to a dead-letter queue out of the queue that it came from, on disk.
///
/// ElasticMQ 1.7.1 moves a message when somebody asks its queue for messages. If that leaves
/// nothing to answer with, and the call waits for more, it drops the news that the message has
/// left: the row of the first queue stays, and after a restart the message is in both. Then it is
/// moved once more, the second row of the same id breaks a constraint, and with it everything that
/// ElasticMQ writes until the next start.
final class MovedMessages {

  private MovedMessages() {}

  /// Removes what former runs have left behind, before the engine reads it.
  ///
  /// @param queues those that the database knows
  static void clean(Connection database, Collection<String> queues) throws SQLException {
    for (var queue : queues) {
      for (var moved : movedTo(database, queue).entrySet()) {
        if (queues.contains(moved.getValue())) {
          remove(database, moved.getValue(), moved.getKey());
        }
      }
    }
  }

  /// The messages in a queue that another one has given up: their ids, and the other queue.
  private static Map<String, String> movedTo(Connection database, String queue)
      throws SQLException {
    var moved = new HashMap<String, String>();
    var select =
        "SELECT message_id, dead_letter_source_queue_name FROM "
            + IsolatedElasticMq.table(queue)
            + " WHERE dead_letter_source_queue_name <> ?";
    try (var statement = database.prepareStatement(select)) {
      statement.setString(1, queue);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          moved.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    return moved;
  }

  /// From now on, and after later starts, a message's row leaves the one queue in the moment, and
  /// in the transaction, in which the other gets it.
  ///
  /// @param queue one whose table is there
  static void follow(Connection database, String queue) throws SQLException {
    var table = IsolatedElasticMq.table(queue);
    try (var statement = database.createStatement()) {
      // Made anew each time: this class may have another name than it had when it was made first.
      statement.execute("DROP TRIGGER IF EXISTS moved_to_" + table);
      statement.execute(
          "CREATE TRIGGER moved_to_%1$s AFTER INSERT ON %1$s FOR EACH ROW CALL '%2$s'"
              .formatted(table, Arrival.class.getName()));
    }
  }

  private static void remove(Connection database, String queue, String message)
      throws SQLException {
    var delete = "DELETE FROM " + IsolatedElasticMq.table(queue) + " WHERE message_id = ?";
    try (var statement = database.prepareStatement(delete)) {
      statement.setString(1, message);
      statement.executeUpdate();
    }
  }

  /// What the database calls for each message that comes to a queue.
  public static final class Arrival extends TriggerAdapter {

    @Override
    public void fire(Connection database, ResultSet before, ResultSet message) throws SQLException {
      var source = message.getString("dead_letter_source_queue_name");
      // A message that an operator has moved back names the queue in which it is.
      if (source != null && !IsolatedElasticMq.table(source).equalsIgnoreCase(tableName)) {
        MovedMessages.remove(database, source, message.getString("message_id"));
      }
    }
  }
}
