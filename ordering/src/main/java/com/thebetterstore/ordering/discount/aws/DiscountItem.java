package com.thebetterstore.ordering.discount.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.CurrencyCode;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.ordering.discount.Discount;
import com.thebetterstore.ordering.discount.DiscountCode;
import com.thebetterstore.ordering.discount.DiscountUser;
import com.thebetterstore.ordering.discount.Reduction;
import com.thebetterstore.ordering.discount.Reduction.Amount;
import com.thebetterstore.ordering.discount.Reduction.Percentage;
import com.thebetterstore.ordering.pricing.AmountRules;
import com.thebetterstore.platform.StoreTime;
import com.thebetterstore.platform.table.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A discount as an item, and the items that count its uses.
final class DiscountItem {

  /// How often it was used: in all, on the discount's own item, or by one user, on another.
  static final String USED = "used";

  static final String ENABLED = "enabled";
  static final String USES_IN_ALL = "usesInAll";

  private static final String CURRENCY = "currency";
  private static final String BASIS_POINTS = "percentageBasisPoints";
  private static final String AMOUNT = "amountMinorUnits";
  private static final String MINIMUM = "minimumSubtotalMinorUnits";
  private static final String USES_EACH = "usesEach";

  private DiscountItem() {}

  static String key(DiscountCode code) {
    return "DISCOUNT#" + code.value();
  }

  /// The item that counts the uses of one user.
  static String key(DiscountCode code, DiscountUser user) {
    return "DISCOUNT_USE#" + code.value() + "#" + user.value();
  }

  static Map<String, AttributeValue> of(Discount discount) {
    var item = new HashMap<String, AttributeValue>();
    item.put("pk", fromS(key(discount.code())));
    item.put("code", fromS(discount.code().value()));
    item.put(ENABLED, fromBool(discount.enabled()));
    item.put(CURRENCY, fromS(AmountRules.CURRENCY.name()));
    item.put(USED, number(0));
    switch (discount.reduction()) {
      case Percentage(var basisPoints) -> item.put(BASIS_POINTS, number(basisPoints));
      case Amount(var off) -> item.put(AMOUNT, number(off.minorUnits()));
    }
    discount.validFrom().ifPresent(at -> item.put("validFrom", fromS(StoreTime.write(at))));
    discount.validUntil().ifPresent(at -> item.put("validUntil", fromS(StoreTime.write(at))));
    discount.minimumSubtotal().ifPresent(min -> item.put(MINIMUM, number(min.minorUnits())));
    discount.usesInAll().ifPresent(most -> item.put(USES_IN_ALL, number(most)));
    discount.usesEach().ifPresent(most -> item.put(USES_EACH, number(most)));
    return item;
  }

  static Discount read(Row row) {
    var currency = CurrencyCode.valueOf(row.text(CURRENCY));
    return new Discount(
        new DiscountCode(row.text("code")),
        reduction(row, currency),
        row.flag("enabled"),
        row.optionalText("validFrom").map(StoreTime::read),
        row.optionalText("validUntil").map(StoreTime::read),
        has(row, MINIMUM)
            ? Optional.of(new Money(row.number(MINIMUM), currency))
            : Optional.empty(),
        limit(row, USES_IN_ALL),
        limit(row, USES_EACH));
  }

  private static Reduction reduction(Row row, CurrencyCode currency) {
    return has(row, BASIS_POINTS)
        ? new Percentage(row.count(BASIS_POINTS))
        : new Amount(new Money(row.number(AMOUNT), currency));
  }

  private static OptionalInt limit(Row row, String attribute) {
    return has(row, attribute) ? OptionalInt.of(row.count(attribute)) : OptionalInt.empty();
  }

  private static boolean has(Row row, String attribute) {
    return row.attributes().containsKey(attribute);
  }

  static AttributeValue number(long value) {
    return fromN(Long.toString(value));
  }
}
