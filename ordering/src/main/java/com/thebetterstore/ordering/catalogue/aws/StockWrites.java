package com.thebetterstore.ordering.catalogue.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.Sku;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Moves units of one sku, as part of a transaction. Each write has the condition that the units
/// are where they are taken from, and gives the stock as it was when that does not hold.
public final class StockWrites {

  private final String table;

  public StockWrites(String table) {
    this.table = table;
  }

  /// Available units become reserved.
  public TransactWriteItem reserve(Sku sku, int quantity) {
    return move(sku, quantity, StockItem.AVAILABLE, StockItem.RESERVED);
  }

  /// Reserved units become available.
  public TransactWriteItem release(Sku sku, int quantity) {
    return move(sku, quantity, StockItem.RESERVED, StockItem.AVAILABLE);
  }

  /// Reserved units become sold.
  public TransactWriteItem sell(Sku sku, int quantity) {
    return move(sku, quantity, StockItem.RESERVED, StockItem.SOLD);
  }

  /// Sold units become available.
  public TransactWriteItem restock(Sku sku, int quantity) {
    return move(sku, quantity, StockItem.SOLD, StockItem.AVAILABLE);
  }

  private TransactWriteItem move(Sku sku, int quantity, String from, String to) {
    if (quantity < 1) {
      throw new IllegalArgumentException("cannot move " + quantity + " of " + sku.value());
    }
    return TransactWriteItem.builder()
        .update(update ->
            update
                .tableName(table)
                .key(Map.of("pk", fromS(StockItem.key(sku))))
                .updateExpression("SET #from = #from - :quantity, #to = #to + :quantity")
                .conditionExpression("#from >= :quantity")
                .expressionAttributeNames(Map.of("#from", from, "#to", to))
                .expressionAttributeValues(Map.of(":quantity", fromN(Integer.toString(quantity))))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }
}
