package com.thebetterstore.ordering.catalogue.aws;

import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.table.OrderingTable;
import com.thebetterstore.platform.table.Row;

/// Reads the stock that a table has of a sku.
public final class StockRows {

  private StockRows() {}

  public static Stock read(OrderingTable table, Sku sku) {
    return StockItem.read(Row.of(table.item(StockItem.key(sku))));
  }
}
