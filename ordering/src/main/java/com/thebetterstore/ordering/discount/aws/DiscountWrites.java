package com.thebetterstore.ordering.discount.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.ordering.discount.UsedDiscount;
import com.thebetterstore.ordering.discount.UsedDiscount.CountedFor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Counts uses of discounts, as part of a transaction. A discount without limits has no writes, so
/// that not all checkouts wait for its item.
public final class DiscountWrites {

  private static final Map<String, String> USED = Map.of("#used", DiscountItem.USED);

  private final String table;

  public DiscountWrites(String table) {
    this.table = table;
  }

  /// One use more, if that is no more than each limit allows.
  public List<TransactWriteItem> take(UsedDiscount use) {
    var writes = new ArrayList<TransactWriteItem>();
    if (use.countedInAll()) {
      writes.add(
          write(
              DiscountItem.key(use.code()),
              "SET #used = #used + :one",
              "#used < #most",
              Map.of("#used", DiscountItem.USED, "#most", DiscountItem.USES_IN_ALL),
              Map.of(":one", DiscountItem.number(1))));
    }
    use.countedFor()
        .ifPresent(limit ->
            writes.add(
                write(
                    userKey(use, limit),
                    "SET #used = if_not_exists(#used, :none) + :one",
                    "attribute_not_exists(#used) OR #used < :most",
                    USED,
                    Map.of(
                        ":none", DiscountItem.number(0),
                        ":one", DiscountItem.number(1),
                        ":most", DiscountItem.number(limit.most())))));
    return writes;
  }

  /// What [#take] counted is free again.
  public List<TransactWriteItem> giveBack(UsedDiscount use) {
    var writes = new ArrayList<TransactWriteItem>();
    if (use.countedInAll()) {
      writes.add(oneLess(DiscountItem.key(use.code())));
    }
    use.countedFor().ifPresent(limit -> writes.add(oneLess(userKey(use, limit))));
    return writes;
  }

  private static String userKey(UsedDiscount use, CountedFor limit) {
    return DiscountItem.key(use.code(), limit.user());
  }

  private TransactWriteItem oneLess(String key) {
    return write(
        key,
        "SET #used = #used - :one",
        "#used >= :one",
        USED,
        Map.of(":one", DiscountItem.number(1)));
  }

  private TransactWriteItem write(
      String key,
      String change,
      String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    return TransactWriteItem.builder()
        .update(update ->
            update
                .tableName(table)
                .key(Map.of("pk", fromS(key)))
                .updateExpression(change)
                .conditionExpression(condition)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values))
        .build();
  }
}
