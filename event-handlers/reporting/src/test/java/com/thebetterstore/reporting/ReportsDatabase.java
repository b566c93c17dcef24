package com.thebetterstore.reporting;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/// A real PostgreSQL with the real migrations.
final class ReportsDatabase {

  private ReportsDatabase() {}

  static EmbeddedPostgres start() {
    try {
      var postgres = EmbeddedPostgres.builder().start();
      Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
      return postgres;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Takes out what the last test wrote.
  static void empty(EmbeddedPostgres postgres) throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "TRUNCATE reporting.orders, reporting.order_lines, reporting.order_refunds,"
              + " reporting.refunds, reporting.completions, reporting.cancellations");
    }
  }
}
