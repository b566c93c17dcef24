package com.thebetterstore.local.demo;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// Reads the reporting database.
public final class Reports {
  private static final String ORDER =
      """
      SELECT o.total_minor_units, o.currency, count(l.*) AS lines, o.confirmed_at
      FROM reporting.orders o LEFT JOIN reporting.order_lines l USING (order_id)
      WHERE o.order_number = ? GROUP BY o.order_id
      """;
  private static final String LIFE =
      """
      SELECT
        (SELECT count(*) FROM reporting.orders o WHERE o.order_number = n.number) AS sales,
        (SELECT coalesce(sum(r.amount_minor_units), 0) FROM reporting.order_refunds r
          WHERE r.order_number = n.number) AS refunded,
        (SELECT count(*) FROM reporting.completions c WHERE c.order_number = n.number) AS completed,
        (SELECT count(*) FROM reporting.cancellations c WHERE c.order_number = n.number)
          AS cancelled
      FROM (VALUES (?)) AS n(number)
      """;
  private static final String LOADED =
      "SELECT order_number FROM reporting.orders WHERE order_number = ANY (?)";
  // PostgreSQL's words for a table or schema that is not there yet.
  private static final String NO_TABLE = "42P01";

  /// Seconds. A database that does not answer is an answer, too.
  private static final String PATIENCE = "10";

  private final String jdbcUrl;

  public Reports(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  /// An order as the reports have it.
  public record ReportedOrder(
      long totalMinorUnits, String currency, int lineCount, Instant confirmedAt) {}

  /// The order with that number, once it was loaded.
  public Optional<ReportedOrder> order(String number) {
    try (var connection = DriverManager.getConnection(jdbcUrl, patience());
        var query = connection.prepareStatement(ORDER)) {
      query.setString(1, number);
      try (var rows = query.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new ReportedOrder(
                    rows.getLong(1),
                    rows.getString(2),
                    rows.getInt(3),
                    rows.getObject(4, OffsetDateTime.class).toInstant()))
            : Optional.empty();
      }
    } catch (SQLException cause) {
      if (NO_TABLE.equals(cause.getSQLState())) {
        return Optional.empty();
      }
      throw new IllegalStateException("cannot read the reporting database", cause);
    }
  }

  /// What the reports have of an order's life.
  ///
  /// @param refundedMinorUnits the sum of all refunds
  public record ReportedLife(
      int sales, long refundedMinorUnits, int completions, int cancellations) {}

  /// The life of the order with that number, as far as it was loaded.
  public ReportedLife life(String number) {
    try (var connection = DriverManager.getConnection(jdbcUrl, patience());
        var query = connection.prepareStatement(LIFE)) {
      query.setString(1, number);
      try (var rows = query.executeQuery()) {
        rows.next();
        return new ReportedLife(rows.getInt(1), rows.getLong(2), rows.getInt(3), rows.getInt(4));
      }
    } catch (SQLException cause) {
      throw new IllegalStateException("cannot read the reporting database", cause);
    }
  }

  /// Which of these orders were loaded, by their numbers.
  public List<String> loaded(List<String> numbers) {
    try (var connection = DriverManager.getConnection(jdbcUrl, patience());
        var query = connection.prepareStatement(LOADED)) {
      query.setArray(1, connection.createArrayOf("text", numbers.toArray()));
      var loaded = new ArrayList<String>();
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          loaded.add(rows.getString(1));
        }
      }
      return loaded;
    } catch (SQLException cause) {
      throw new IllegalStateException("cannot read the reporting database", cause);
    }
  }

  private static Properties patience() {
    var properties = new Properties();
    properties.setProperty("loginTimeout", PATIENCE);
    properties.setProperty("socketTimeout", PATIENCE);
    return properties;
  }
}
