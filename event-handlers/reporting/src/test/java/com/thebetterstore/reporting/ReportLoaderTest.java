package com.thebetterstore.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.platform.function.MessageWork;
import com.thebetterstore.platform.function.QueueEvents;
import com.thebetterstore.platform.function.SqsMessage;
import com.thebetterstore.reporting.LoadBatch.DatabaseUnavailable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The loader on a real PostgreSQL.
class ReportLoaderTest {

  private static EmbeddedPostgres postgres;

  private final LoadBatch loadBatch =
      new LoadBatch(() -> postgres.getDatabase("reports_writer", "postgres").getConnection());

  @BeforeAll
  static void start() {
    postgres = ReportsDatabase.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    ReportsDatabase.empty(postgres);
  }

  @Test
  void a_batch_of_sales_becomes_rows() throws SQLException {
    var failed = loadBatch.load(List.of(sale("ord_1", "TBS-1"), sale("ord_2", "TBS-2")));

    assertThat(failed).isEmpty();
    assertThat(count("reporting.orders")).isEqualTo(2);
    assertThat(count("reporting.order_lines")).isEqualTo(2);
    assertThat(number("SELECT sum(total_minor_units) FROM reporting.orders")).isEqualTo(11_980);
  }

  @Test
  void what_was_taken_off_is_kept_beside_what_was_charged() throws SQLException {
    var discounted =
        sale("ord_1", "TBS-1")
            .message()
            .body()
            .replace("2695", "2745")
            .replace("\"quantity\": 2", "\"quantity\": 2, \"discount\": " + money(100));

    assertThat(loadBatch.load(List.of(message(discounted), sale("ord_2", "TBS-2")))).isEmpty();

    assertThat(number("SELECT sum(discount_minor_units) FROM reporting.orders")).isEqualTo(100);
    assertThat(number("SELECT sum(discount_minor_units) FROM reporting.order_lines"))
        .isEqualTo(100);
    assertThat(
            number(
                "SELECT count(*) FROM reporting.order_lines WHERE total_minor_units"
                    + " = quantity * unit_price_minor_units - discount_minor_units"))
        .isEqualTo(2);
  }

  private static String money(long minorUnits) {
    return "{\"minorUnits\": %d, \"currency\": \"NZD\"}".formatted(minorUnits);
  }

  /// As the API shows it, however many decimals an event of the past has.
  @Test
  void a_time_is_kept_to_the_millisecond() throws SQLException {
    var finer =
        sale("ord_1", "TBS-1").message().body().replace("12:00:00Z\"}", "12:00:00.971874563Z\"}");

    assertThat(loadBatch.load(List.of(message(finer)))).isEmpty();

    assertThat(count("reporting.orders WHERE confirmed_at = '2026-11-22T12:00:00.971Z'"))
        .isEqualTo(1);
  }

  @Test
  void times_that_were_kept_with_more_decimals_are_cut() throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE earlier");
    }
    var earlier = postgres.getDatabase("postgres", "earlier");
    Flyway.configure().dataSource(earlier).target("2").load().migrate();
    try (var connection = earlier.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO reporting.orders VALUES ('ord_1', 'TBS-1', 'NZD', 1, 0, 0,"
              + " '2026-11-22T12:00:00.686Z', '2026-11-22T12:00:00.971875Z')");
      Flyway.configure().dataSource(earlier).load().migrate();
      try (var rows =
          statement.executeQuery(
              "SELECT placed_at = '2026-11-22T12:00:00.686Z'"
                  + " AND confirmed_at = '2026-11-22T12:00:00.971Z' FROM reporting.orders")) {
        rows.next();
        assertThat(rows.getBoolean(1)).isTrue();
      }
    }
  }

  @Test
  void the_same_sale_twice_in_one_batch_and_again_later_is_one_sale() throws SQLException {
    var sale = sale("ord_1", "TBS-1");

    assertThat(loadBatch.load(List.of(sale, sale))).isEmpty();
    assertThat(loadBatch.load(List.of(sale))).isEmpty();

    assertThat(count("reporting.orders")).isEqualTo(1);
    assertThat(count("reporting.order_lines")).isEqualTo(1);
  }

  @Test
  void a_refund_that_comes_before_its_sale_is_kept_beside_it() throws SQLException {
    assertThat(loadBatch.load(List.of(refund("ord_1")))).isEmpty();
    assertThat(loadBatch.load(List.of(sale("ord_1", "TBS-1"), refund("ord_1")))).isEmpty();

    assertThat(count("reporting.order_refunds")).isEqualTo(1);
    assertThat(count("reporting.orders")).isEqualTo(1);
  }

  /// It runs until the new one has taken its place, and again after a roll-back.
  @Test
  void what_the_loader_of_the_version_before_writes_is_taken() throws SQLException {
    assertThat(loadBatch.load(List.of(sale("ord_1", "TBS-1")))).isEmpty();
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("SET ROLE reports_writer");
      for (var again = 0; again < 2; again++) {
        statement.execute(
            """
            INSERT INTO reporting.orders
              (order_id, order_number, currency, total_minor_units, tax_minor_units,
               shipping_minor_units, placed_at, confirmed_at)
            VALUES ('ord_2', 'TBS-2', 'NZD', 5990, 781, 0, now(), now())
            ON CONFLICT (order_id) DO NOTHING
            """);
        statement.execute(
            """
            INSERT INTO reporting.order_lines
              (order_id, line_number, sku, product_id, name, type, quantity,
               unit_price_minor_units, total_minor_units, tax_minor_units)
            VALUES ('ord_2', 1, 'LAMP', 'prod_1', 'Lamp', 'PHYSICAL', 1, 5990, 5990, 781)
            ON CONFLICT (order_id, line_number) DO NOTHING
            """);
        statement.execute(
            """
            INSERT INTO reporting.refunds
              (order_id, order_number, currency, amount_minor_units, refunded_at)
            VALUES ('ord_2', 'TBS-2', 'NZD', 5990, now())
            ON CONFLICT (order_id) DO NOTHING
            """);
      }
    }

    assertThat(count("reporting.orders")).isEqualTo(2);
    assertThat(number("SELECT sum(amount_minor_units) FROM reporting.order_refunds"))
        .isEqualTo(5990);
    assertThat(number("SELECT sum(tax_minor_units) FROM reporting.order_refunds")).isEqualTo(781);
  }

  @Test
  void refunds_of_before_they_had_names_are_kept() throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE one_refund_each");
    }
    var earlier = postgres.getDatabase("postgres", "one_refund_each");
    Flyway.configure().dataSource(earlier).target("3").load().migrate();
    try (var connection = earlier.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO reporting.refunds VALUES ('ord_1', 'TBS-1', 'NZD', 5990, now())");
      Flyway.configure().dataSource(earlier).load().migrate();
      try (var rows =
          statement.executeQuery(
              "SELECT refund_id, amount_minor_units FROM reporting.order_refunds")) {
        rows.next();
        assertThat(rows.getString(1)).isEqualTo("ord_1");
        assertThat(rows.getLong(2)).isEqualTo(5990);
      }
    }
  }

  /// Such events are in the archive: money in another currency came and went back.
  @Test
  void a_refund_of_nothing_is_no_refund_and_does_not_come_again() throws SQLException {
    var nothing = refund("ord_1", 0);

    assertThat(loadBatch.load(List.of(nothing, refund("ord_2")))).isEmpty();

    assertThat(count("reporting.order_refunds")).isEqualTo(1);
  }

  @Test
  void one_event_that_cannot_be_written_comes_again_and_the_others_are_written()
      throws SQLException {
    var taken = sale("ord_2", "TBS-1");

    var failed = loadBatch.load(List.of(sale("ord_1", "TBS-1"), taken, sale("ord_3", "TBS-3")));

    assertThat(failed).containsExactly(taken);
    assertThat(count("reporting.orders")).isEqualTo(2);
  }

  @Test
  void what_is_no_event_of_the_contract_comes_again_and_so_reaches_the_dead_letter_queue()
      throws SQLException {
    var garbage = message("{\"detail-type\": \"OrderEaten\"}");

    assertThat(loadBatch.load(List.of(garbage, sale("ord_1", "TBS-1")))).containsExactly(garbage);
    assertThat(count("reporting.orders")).isEqualTo(1);
  }

  @Test
  void a_hostile_name_is_only_a_name() throws SQLException {
    var hostile = sale("ord_1", "TBS-1", "'); DROP TABLE reporting.orders; --");

    assertThat(loadBatch.load(List.of(hostile))).isEmpty();
    assertThat(count("reporting.order_lines WHERE name LIKE '%DROP TABLE%'")).isEqualTo(1);
  }

  @Test
  void a_database_out_of_reach_fails_the_whole_batch() {
    var unreachable =
        new LoadBatch(() -> {
          throw new SQLException("connection refused", "08001");
        });

    assertThatThrownBy(() -> unreachable.load(List.of(sale("ord_1", "TBS-1"))))
        .isInstanceOf(DatabaseUnavailable.class);
  }

  @Test
  void a_batch_that_lost_to_another_one_is_tried_again() throws SQLException {
    var losses = List.of(1, 2).iterator();
    var contended =
        new LoadBatch(() -> {
          if (losses.hasNext()) {
            throw new SQLException("deadlock detected after " + losses.next(), "40P01");
          }
          return postgres.getPostgresDatabase().getConnection();
        });

    assertThat(contended.load(List.of(sale("ord_1", "TBS-1")))).isEmpty();
    assertThat(count("reporting.orders")).isEqualTo(1);
  }

  @Test
  void the_loader_may_add_facts_and_change_none() {
    assertThatThrownBy(
            () -> {
              try (var connection =
                      postgres.getDatabase("reports_writer", "postgres").getConnection();
                  var statement = connection.createStatement()) {
                statement.execute("DELETE FROM reporting.orders");
              }
            })
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
  }

  private static MessageWork sale(String orderId, String number) {
    return sale(orderId, number, "Black tea, 250 g");
  }

  private static MessageWork sale(String orderId, String number, String name) {
    return message(
        "OrderConfirmed",
        """
        {"orderId": "%s", "orderNumber": "%s",
         "lines": [{"sku": "TEA-250", "productId": "prd_tea", "name": "%s", "type": "PHYSICAL",
           "quantity": 2, "unitPrice": {"minorUnits": 2695, "currency": "NZD"},
           "total": {"minorUnits": 5390, "currency": "NZD"},
           "tax": {"minorUnits": 703, "currency": "NZD"}}],
         "shippingTotal": {"minorUnits": 600, "currency": "NZD"},
         "taxTotal": {"minorUnits": 781, "currency": "NZD"},
         "total": {"minorUnits": 5990, "currency": "NZD"},
         "placedAt": "2026-11-22T11:59:00Z", "confirmedAt": "2026-11-22T12:00:00Z"}
        """
            .formatted(orderId, number, name));
  }

  private static MessageWork refund(String orderId) {
    return refund(orderId, 5_990);
  }

  private static MessageWork refund(String orderId, long minorUnits) {
    return message(
        "OrderRefunded",
        """
        {"orderId": "%s", "orderNumber": "TBS-1",
         "amount": {"minorUnits": %d, "currency": "NZD"}, "refundedAt": "2026-11-22T13:00:00Z"}
        """
            .formatted(orderId, minorUnits));
  }

  private static MessageWork message(String detailType, String data) {
    var body =
        """
        {"detail-type": "%s", "source": "tbs.ordering", "detail": {
          "metadata": {"eventId": "evt_1", "correlationId": "cor_1", "causationId": "c",
            "schemaVersion": 1, "occurredAt": "2026-11-22T12:00:00Z"},
          "data": %s}}
        """
            .formatted(detailType, data);
    return message(body);
  }

  private static MessageWork message(String body) {
    return QueueEvents.inWork(
        new SqsMessage("message of " + body.hashCode(), body, Map.of(), null));
  }

  private static long count(String from) throws SQLException {
    return number("SELECT count(*) FROM " + from);
  }

  private static long number(String query) throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
