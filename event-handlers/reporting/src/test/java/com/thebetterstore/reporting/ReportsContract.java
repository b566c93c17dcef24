package com.thebetterstore.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.contracts.CurrencyCode;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.OrderCancelled;
import com.thebetterstore.contracts.OrderingEvent.OrderCompleted;
import com.thebetterstore.contracts.OrderingEvent.OrderConfirmed;
import com.thebetterstore.contracts.OrderingEvent.OrderExpired;
import com.thebetterstore.contracts.OrderingEvent.OrderRefunded;
import com.thebetterstore.contracts.OrderingEvent.SoldLine;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.contracts.StoreEvent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the reports keep of events, whatever keeps them.
public interface ReportsContract {

  Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

  /// Reports and what is in them.
  interface Kept {

    /// Writes what an event says.
    ///
    /// @throws RuntimeException if nothing was written
    void load(StoreEvent event);

    /// The types of events that are handled.
    Set<String> handledEvents();

    Totals totals();
  }

  /// All rows together; amounts in the smallest unit.
  record Totals(
      int sales, long sold, int refunds, long refunded, int completions, int cancellations) {}

  /// Reports without a row.
  Kept none();

  private static Kept having(Kept kept, StoreEvent... events) {
    for (var event : events) {
      kept.load(event);
    }
    return kept;
  }

  private static OrderId order(int number) {
    return new OrderId("ord_01ARZ3NDEKTSV4RRFFQ69G5FA" + number);
  }

  private static OrderNumber number(int number) {
    return new OrderNumber("TBS-7K3M-9QX" + number);
  }

  private static Money nzd(long minorUnits) {
    return new Money(minorUnits, CurrencyCode.NZD);
  }

  private static OrderConfirmed sale(int number, long total) {
    var line =
        new SoldLine(
            new Sku("LAMP"),
            new ProductId("prd_lamp"),
            "Desk lamp",
            ProductType.PHYSICAL,
            1,
            nzd(total),
            nzd(total),
            nzd(0),
            nzd(0));
    return new OrderConfirmed(
        order(number), number(number), List.of(line), nzd(0), nzd(0), nzd(total), NOON, NOON);
  }

  private static OrderRefunded refund(int number, String id, long amount) {
    return new OrderRefunded(
        order(number), number(number), nzd(amount), NOON, id, nzd(0), RefundCause.RETURNED);
  }

  private static OrderCompleted completed(int number) {
    return new OrderCompleted(order(number), number(number), NOON);
  }

  private static OrderCancelled cancelled(int number) {
    return new OrderCancelled(order(number), number(number), "None left.", NOON);
  }

  @Test
  default void sales_refunds_and_endings_of_several_orders_add_up() {
    var kept =
        having(
            none(),
            sale(1, 45_00),
            sale(2, 19_99),
            refund(1, "ref_1", 5_00),
            refund(1, "ref_2", 40_00),
            refund(2, "ref_1", 1),
            completed(2),
            cancelled(1));

    assertThat(kept.totals()).isEqualTo(new Totals(2, 64_99, 3, 45_01, 1, 1));
  }

  @Test
  default void what_comes_again_is_there_once_as_it_came_first() {
    var kept =
        having(
            none(),
            sale(1, 45_00),
            sale(1, 99_00),
            refund(1, "ref_1", 5_00),
            refund(1, "ref_1", 7_00),
            completed(1),
            completed(1),
            cancelled(1),
            cancelled(1));

    assertThat(kept.totals()).isEqualTo(new Totals(1, 45_00, 1, 5_00, 1, 1));
  }

  @Test
  default void what_follows_from_a_sale_may_come_before_it() {
    var kept = having(none(), cancelled(1), completed(1), refund(1, "ref_1", 5_00), sale(1, 45_00));

    assertThat(kept.totals()).isEqualTo(new Totals(1, 45_00, 1, 5_00, 1, 1));
  }

  /// Of money in a currency that the store does not sell in.
  @Test
  default void a_refund_of_nothing_is_no_row() {
    assertThat(having(none(), refund(1, "ref_1", 0), refund(1, "ref_1", 3_00)).totals())
        .isEqualTo(new Totals(0, 0, 1, 3_00, 0, 0));
  }

  @Test
  default void other_events_are_not_for_the_reports() {
    var kept = none();

    assertThat(kept.handledEvents())
        .isEqualTo(Set.of("OrderConfirmed", "OrderRefunded", "OrderCompleted", "OrderCancelled"));
    assertThatThrownBy(() -> kept.load(new OrderExpired(order(1), number(1), NOON)))
        .isInstanceOf(RuntimeException.class);
    assertThat(kept.totals()).isEqualTo(new Totals(0, 0, 0, 0, 0, 0));
  }
}
