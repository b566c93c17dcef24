package com.thebetterstore.reporting;

import static com.thebetterstore.platform.function.EventTable.handles;

import com.thebetterstore.contracts.OrderingEvent.OrderCancelled;
import com.thebetterstore.contracts.OrderingEvent.OrderCompleted;
import com.thebetterstore.contracts.OrderingEvent.OrderConfirmed;
import com.thebetterstore.contracts.OrderingEvent.OrderRefunded;
import com.thebetterstore.platform.function.EventTable;
import com.thebetterstore.platform.function.MessageWork;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes a batch of events in one transaction, and says which of them could not be written.
final class LoadBatch {

  private static final Logger LOG = LoggerFactory.getLogger(LoadBatch.class);

  /// PostgreSQL: serialization_failure, deadlock_detected. The transaction was rolled back, and may
  /// be tried again as it was.
  private static final Set<String> LOST_RACE = Set.of("40001", "40P01");

  /// PostgreSQL: classes 22 (data exception) and 23 (integrity constraint violation). The row is at
  /// fault and not the connection.
  private static final Set<String> BAD_ROW = Set.of("22", "23");

  private static final RetryPolicy<Object> LOST_RACES =
      RetryPolicy.builder()
          .handleIf(LoadBatch::lostRace)
          .withMaxRetries(2)
          .withBackoff(50, 500, ChronoUnit.MILLIS)
          .build();

  static final EventTable<SalesLedger, SQLException> EVENTS =
      EventTable.of(
          List.of(
              handles(OrderConfirmed.class, (sale, ledger) -> ledger.writeSale(sale)),
              handles(OrderRefunded.class, (refund, ledger) -> ledger.writeRefund(refund)),
              handles(OrderCompleted.class, (end, ledger) -> ledger.writeCompletion(end)),
              handles(OrderCancelled.class, (ended, ledger) -> ledger.writeCancellation(ended))));

  private final Database database;

  LoadBatch(Database database) {
    this.database = database;
  }

  /// Answers the messages that must come again. When the database is out of reach it throws, and
  /// the whole batch comes again.
  List<MessageWork> load(List<MessageWork> batch) {
    try {
      return Failsafe.with(LOST_RACES).get(() -> attempt(batch));
    } catch (FailsafeException failure) {
      throw new DatabaseUnavailable(
          batch.size(), Objects.requireNonNullElse(failure.getCause(), failure));
    }
  }

  private List<MessageWork> attempt(List<MessageWork> batch) throws SQLException {
    var failed = new ArrayList<MessageWork>();
    try (var connection = database.connect()) {
      connection.setAutoCommit(false);
      for (var message : batch) {
        if (!write(connection, message)) {
          failed.add(message);
        }
      }
      connection.commit();
    }
    return failed;
  }

  private static boolean write(Connection connection, MessageWork message) throws SQLException {
    var before = connection.setSavepoint();
    try {
      EVENTS.handle(message, new SalesLedger(connection));
      connection.releaseSavepoint(before);
      return true;
    } catch (IllegalArgumentException unreadable) {
      report(unreadable);
    } catch (SQLException refused) {
      if (!badRow(refused)) {
        throw refused;
      }
      report(refused);
    }
    connection.rollback(before);
    return false;
  }

  private static void report(Exception fault) {
    LOG.atError().setCause(fault).log("event could not be written and will come again");
  }

  private static boolean badRow(SQLException refused) {
    var state = refused.getSQLState();
    return state != null && state.length() == 5 && BAD_ROW.contains(state.substring(0, 2));
  }

  private static boolean lostRace(Throwable failure) {
    return failure instanceof SQLException sql
        && sql.getSQLState() != null
        && LOST_RACE.contains(sql.getSQLState());
  }

  /// The batch could not be written for reasons that lie outside it.
  static final class DatabaseUnavailable extends RuntimeException {

    DatabaseUnavailable(int events, Throwable cause) {
      super("could not write a batch of " + events + " events", cause);
    }
  }
}
