package com.thebetterstore.platform.table;

import com.thebetterstore.platform.StoreTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads an item of a table, or a map within one. An attribute that is missing where it must be is
/// a fault whose message names the row and the attribute, but no value.
public record Row(String name, Map<String, AttributeValue> attributes) {

  public Row {
    attributes = Map.copyOf(attributes);
  }

  /// An item whose key is `pk`.
  public static Row of(Map<String, AttributeValue> item) {
    var key = item.get("pk");
    return new Row(key == null ? "an item without key" : key.s(), item);
  }

  public String text(String attribute) {
    return optionalText(attribute).orElseThrow(() -> missing(attribute));
  }

  public Optional<String> optionalText(String attribute) {
    return value(attribute).map(AttributeValue::s);
  }

  public long number(String attribute) {
    return value(attribute)
        .map(AttributeValue::n)
        .map(Long::parseLong)
        .orElseThrow(() -> missing(attribute));
  }

  public int count(String attribute) {
    return Math.toIntExact(number(attribute));
  }

  /// False, too, when it is missing.
  public boolean flag(String attribute) {
    return value(attribute).map(AttributeValue::bool).orElse(false);
  }

  /// A time written as ISO 8601, to the millisecond.
  public Instant instant(String attribute) {
    return StoreTime.read(text(attribute));
  }

  /// A time written as whole seconds since 1970, as DynamoDB's time to live needs it.
  public Instant epochSeconds(String attribute) {
    return Instant.ofEpochSecond(number(attribute));
  }

  public Row row(String attribute) {
    return optionalRow(attribute).orElseThrow(() -> missing(attribute));
  }

  public Optional<Row> optionalRow(String attribute) {
    return value(attribute).map(found -> new Row(name + "/" + attribute, found.m()));
  }

  public List<Row> rows(String attribute) {
    return value(attribute).orElseThrow(() -> missing(attribute)).l().stream()
        .map(element -> new Row(name + "/" + attribute, element.m()))
        .toList();
  }

  /// A list of texts.
  public List<String> texts(String attribute) {
    return value(attribute).orElseThrow(() -> missing(attribute)).l().stream()
        .map(AttributeValue::s)
        .toList();
  }

  private Optional<AttributeValue> value(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  private IllegalStateException missing(String attribute) {
    return new IllegalStateException(name + " has no " + attribute);
  }

  /// Hidden, since a row may hold personal data.
  @Override
  public String toString() {
    return name;
  }
}
