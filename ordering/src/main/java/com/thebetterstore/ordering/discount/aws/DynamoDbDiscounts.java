package com.thebetterstore.ordering.discount.aws;

import com.thebetterstore.ordering.discount.Discount;
import com.thebetterstore.ordering.discount.DiscountCode;
import com.thebetterstore.ordering.discount.DiscountUser;
import com.thebetterstore.ordering.discount.Discounts;
import com.thebetterstore.platform.table.BatchReads;
import com.thebetterstore.platform.table.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Discounts in the ordering table: one item each, and one for each user whose uses are counted.
public final class DynamoDbDiscounts implements Discounts {

  private final DynamoDbClient dynamo;
  private final String table;
  private final BatchReads batches;

  public DynamoDbDiscounts(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
    this.batches = new BatchReads(dynamo, table);
  }

  @Override
  public Map<DiscountCode, Counted> find(
      Collection<DiscountCode> codes, Optional<DiscountUser> user) {
    var keys = new ArrayList<String>();
    for (var code : codes) {
      keys.add(DiscountItem.key(code));
      user.ifPresent(who -> keys.add(DiscountItem.key(code, who)));
    }
    var rows = batches.readConsistently(keys);
    var found = new HashMap<DiscountCode, Counted>();
    for (var code : codes) {
      var row = rows.get(DiscountItem.key(code));
      if (row != null) {
        var uses = user.map(who -> rows.get(DiscountItem.key(code, who)));
        found.put(
            code,
            new Counted(
                DiscountItem.read(row),
                row.count(DiscountItem.USED),
                uses.map(DynamoDbDiscounts::used).orElse(0)));
      }
    }
    return Map.copyOf(found);
  }

  private static int used(Row uses) {
    return uses.count(DiscountItem.USED);
  }

  @Override
  public boolean enter(Discount discount) {
    try {
      dynamo.putItem(put ->
          put.tableName(table)
              .item(DiscountItem.of(discount))
              .conditionExpression("attribute_not_exists(pk)"));
      return true;
    } catch (ConditionalCheckFailedException thereIsOne) {
      return false;
    }
  }

  @Override
  public boolean end(DiscountCode code) {
    try {
      dynamo.updateItem(update ->
          update
              .tableName(table)
              .key(Map.of("pk", AttributeValue.fromS(DiscountItem.key(code))))
              .updateExpression("SET #enabled = :off")
              .conditionExpression("attribute_exists(pk)")
              .expressionAttributeNames(Map.of("#enabled", DiscountItem.ENABLED))
              .expressionAttributeValues(Map.of(":off", AttributeValue.fromBool(false))));
      return true;
    } catch (ConditionalCheckFailedException thereIsNone) {
      return false;
    }
  }
}
