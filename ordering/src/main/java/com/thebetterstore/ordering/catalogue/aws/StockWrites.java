package com.thebetterstore.ordering.catalogue.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.platform.table.Row;
import com.thebetterstore.platform.table.Transactions.FailedCondition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Moves units of one sku, as part of a transaction. That an order's units are put back once is for
/// the order's own write in the same transaction to see to, which is on the condition that the
/// order has not changed.
public final class StockWrites {

  private final String table;

  public StockWrites(String table) {
    this.table = table;
  }

  /// The stock as it was when there was too little of it to reserve; empty when the sku has none.
  public static Optional<Stock> found(FailedCondition reserving) {
    return reserving.found().isEmpty()
        ? Optional.empty()
        : Optional.of(StockItem.read(Row.of(reserving.found())));
  }

  /// Takes available units for an order; if there are too few, [#found] tells how many there were.
  public TransactWriteItem reserve(Sku sku, int quantity) {
    return write(
        sku,
        quantity,
        "SET #available = #available - :quantity, #taken = #taken + :quantity",
        "#available >= :quantity",
        Map.of("#available", StockItem.AVAILABLE, "#taken", StockItem.RESERVED),
        Map.of());
  }

  /// Makes the units of an order that ends unpaid available.
  public TransactWriteItem release(Sku sku, int quantity) {
    return write(
        sku,
        quantity,
        "SET #available = #available + :quantity, #taken = #taken - :quantity",
        "#taken >= :quantity",
        Map.of("#available", StockItem.AVAILABLE, "#taken", StockItem.RESERVED),
        Map.of());
  }

  /// Makes units of a paid order available. It does not matter which version of the store took the
  /// payment: where that one counted them is left alone.
  public TransactWriteItem restock(Sku sku, int quantity) {
    return write(
        sku,
        quantity,
        "SET #available = #available + :quantity, #back = if_not_exists(#back, :none) + :quantity",
        "attribute_exists(#available)",
        Map.of("#available", StockItem.AVAILABLE, "#back", StockItem.RESTOCKED),
        Map.of(":none", fromN("0")));
  }

  private TransactWriteItem write(
      Sku sku,
      int quantity,
      String change,
      String condition,
      Map<String, String> names,
      Map<String, AttributeValue> more) {
    if (quantity < 1) {
      throw new IllegalArgumentException("cannot move " + quantity + " of " + sku.value());
    }
    var values = new HashMap<>(more);
    values.put(":quantity", fromN(Integer.toString(quantity)));
    return TransactWriteItem.builder()
        .update(update ->
            update
                .tableName(table)
                .key(Map.of("pk", fromS(StockItem.key(sku))))
                .updateExpression(change)
                .conditionExpression(condition)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }
}
