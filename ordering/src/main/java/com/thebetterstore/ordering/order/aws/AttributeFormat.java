package com.thebetterstore.ordering.order.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.CurrencyCode;
import com.thebetterstore.contracts.Identifier;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.platform.StoreTime;
import com.thebetterstore.platform.table.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How the values of an order are written as attributes.
final class AttributeFormat {

  private AttributeFormat() {}

  static AttributeValue number(long value) {
    return fromN(Long.toString(value));
  }

  static AttributeValue id(Identifier id) {
    return fromS(id.value());
  }

  /// Text that sorts like time: it always has the same number of decimals.
  static AttributeValue time(Instant time) {
    return fromS(StoreTime.write(time));
  }

  static AttributeValue name(Enum<?> constant) {
    return fromS(constant.name());
  }

  static <T> AttributeValue list(List<T> all, Function<T, AttributeValue> each) {
    return fromL(all.stream().map(each).toList());
  }

  static AttributeValue texts(Collection<String> texts) {
    return fromL(texts.stream().sorted().map(AttributeValue::fromS).toList());
  }

  static AttributeValue money(Money money) {
    return fromM(
        Map.of("minorUnits", number(money.minorUnits()), "currency", name(money.currency())));
  }

  static Money money(Row row, String attribute) {
    var money = row.row(attribute);
    return new Money(money.number("minorUnits"), CurrencyCode.valueOf(money.text("currency")));
  }

  static IllegalStateException unknown(Row row, String attribute) {
    return new IllegalStateException(row.name() + " has an unknown " + attribute);
  }
}
