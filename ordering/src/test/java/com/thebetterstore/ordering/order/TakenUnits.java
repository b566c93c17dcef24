package com.thebetterstore.ordering.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.order.goods.LineGoods;

/// What one order has of a stock that nobody else takes from, as its money and its goods say. No
/// unit is lost, and none is given out twice.
public final class TakenUnits {

  private TakenUnits() {}

  /// Fails unless the stock has just what the order left of it.
  ///
  /// @param received how many there were before the order was placed
  /// @param where begins the message when they do not fit
  public static void mustFit(Order order, Stock stock, int received, String where) {
    assertThat(stock.available() + stock.taken()).as(where).isEqualTo(received);
    var ordered = order.purchase().quantities().getOrDefault(stock.sku(), 0);
    if (!order.isSold()) {
      assertThat(stock.taken()).as(where).isEqualTo(order.isEnded() ? 0 : ordered);
      return;
    }
    // What was not sent, or came back, is available again, or is broken.
    var backAtMost =
        order.goods().lines().stream()
            .filter(line -> line.type() == ProductType.PHYSICAL && isOf(stock, line, order))
            .mapToInt(line -> line.givenUp() + line.returned())
            .sum();
    assertThat(stock.taken()).as(where).isBetween(ordered - backAtMost, ordered);
  }

  private static boolean isOf(Stock stock, LineGoods goods, Order order) {
    return order.purchase().lines().stream()
        .anyMatch(line -> line.id().equals(goods.lineId()) && line.sku().equals(stock.sku()));
  }
}
