package com.thebetterstore.reporting;

import com.thebetterstore.contracts.OrderingEvent.*;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Writes facts about orders as rows. A fact that is there already is left as it is, so the event
/// of each may come any number of times, in any order.
final class SalesLedger {

  private static final String ORDER =
      """
      INSERT INTO reporting.orders
        (order_id, order_number, currency, total_minor_units, tax_minor_units,
         shipping_minor_units, discount_minor_units, placed_at, confirmed_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (order_id) DO NOTHING
      """;

  private static final String LINE =
      """
      INSERT INTO reporting.order_lines
        (order_id, line_number, sku, product_id, name, type, quantity,
         unit_price_minor_units, total_minor_units, tax_minor_units, discount_minor_units)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (order_id, line_number) DO NOTHING
      """;

  private static final String REFUND =
      """
      INSERT INTO reporting.order_refunds
        (order_id, refund_id, order_number, currency, amount_minor_units, tax_minor_units, cause,
         refunded_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (order_id, refund_id) DO NOTHING
      """;

  private static final String COMPLETION =
      """
      INSERT INTO reporting.completions (order_id, order_number, completed_at)
      VALUES (?, ?, ?)
      ON CONFLICT (order_id) DO NOTHING
      """;

  private static final String CANCELLATION =
      """
      INSERT INTO reporting.cancellations (order_id, order_number, reason, cancelled_at)
      VALUES (?, ?, ?, ?)
      ON CONFLICT (order_id) DO NOTHING
      """;

  private final Connection connection;

  SalesLedger(Connection connection) {
    this.connection = connection;
  }

  void writeSale(OrderConfirmed sale) throws SQLException {
    execute(
        ORDER,
        sale.orderId().value(),
        sale.orderNumber().value(),
        sale.total().currency().name(),
        sale.total().minorUnits(),
        sale.taxTotal().minorUnits(),
        sale.shippingTotal().minorUnits(),
        sale.discountTotal().minorUnits(),
        at(sale.placedAt()),
        at(sale.confirmedAt()));
    try (var lines = connection.prepareStatement(LINE)) {
      var lineNumber = 0;
      for (var line : sale.lines()) {
        lineNumber++;
        bindLine(lines, sale.orderId().value(), lineNumber, line);
        lines.addBatch();
      }
      lines.executeBatch();
    }
  }

  private static void bindLine(PreparedStatement lines, String orderId, int number, SoldLine line)
      throws SQLException {
    bind(
        lines,
        orderId,
        number,
        line.sku().value(),
        line.productId().value(),
        line.name(),
        line.type().name(),
        line.quantity(),
        line.unitPrice().minorUnits(),
        line.total().minorUnits(),
        line.tax().minorUnits(),
        line.discount().minorUnits());
  }

  void writeRefund(OrderRefunded refund) throws SQLException {
    if (refund.amount().isZero()) {
      // Published in the past of money in a currency that the store does not sell in.
      return;
    }
    execute(
        REFUND,
        refund.orderId().value(),
        refund.refundId(),
        refund.orderNumber().value(),
        refund.amount().currency().name(),
        refund.amount().minorUnits(),
        refund.tax() == null ? null : refund.tax().minorUnits(),
        refund.cause() == null ? null : refund.cause().name(),
        at(refund.refundedAt()));
  }

  void writeCompletion(OrderCompleted completed) throws SQLException {
    execute(
        COMPLETION,
        completed.orderId().value(),
        completed.orderNumber().value(),
        at(completed.completedAt()));
  }

  void writeCancellation(OrderCancelled cancellation) throws SQLException {
    execute(
        CANCELLATION,
        cancellation.orderId().value(),
        cancellation.orderNumber().value(),
        cancellation.reason(),
        at(cancellation.cancelledAt()));
  }

  private void execute(String sql, @Nullable Object... values) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      statement.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (var i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
