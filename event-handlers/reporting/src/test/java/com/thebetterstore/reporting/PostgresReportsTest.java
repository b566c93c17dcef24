package com.thebetterstore.reporting;

import com.thebetterstore.contracts.StoreEvent;
import com.thebetterstore.platform.function.QueueEvents;
import com.thebetterstore.platform.function.SqsMessage;
import com.thebetterstore.platform.json.Json;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// The loader on a real PostgreSQL.
class PostgresReportsTest implements ReportsContract {

  private static final String TOTALS =
      """
      SELECT
        (SELECT count(*) FROM reporting.orders),
        (SELECT coalesce(sum(total_minor_units), 0) FROM reporting.orders),
        (SELECT count(*) FROM reporting.order_refunds),
        (SELECT coalesce(sum(amount_minor_units), 0) FROM reporting.order_refunds),
        (SELECT count(*) FROM reporting.completions),
        (SELECT count(*) FROM reporting.cancellations)
      """;

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() {
    postgres = ReportsDatabase.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Override
  public Kept none() {
    try {
      ReportsDatabase.empty(postgres);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
    return new Loaded();
  }

  private static final class Loaded implements Kept {

    private final LoadBatch loadBatch =
        new LoadBatch(() -> postgres.getDatabase("reports_writer", "postgres").getConnection());

    @Override
    public void load(StoreEvent event) {
      try {
        var carried = Json.mapper().readTree(QueueEvents.carrying("1", event));
        var message = new SqsMessage("message-1", carried.path("body").asText(), Map.of(), null);
        if (!loadBatch.load(List.of(QueueEvents.inWork(message))).isEmpty()) {
          throw new IllegalArgumentException("not written: " + event.detailType());
        }
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }

    @Override
    public Set<String> handledEvents() {
      return LoadBatch.EVENTS.detailTypes();
    }

    @Override
    public Totals totals() {
      try (var connection = postgres.getPostgresDatabase().getConnection();
          var statement = connection.createStatement();
          var row = statement.executeQuery(TOTALS)) {
        row.next();
        return new Totals(
            row.getInt(1),
            row.getLong(2),
            row.getInt(3),
            row.getLong(4),
            row.getInt(5),
            row.getInt(6));
      } catch (SQLException failed) {
        throw new IllegalStateException(failed);
      }
    }
  }
}
