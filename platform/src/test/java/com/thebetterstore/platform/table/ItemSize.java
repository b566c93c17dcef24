package com.thebetterstore.platform.table;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// How large an item is by DynamoDB's own rule, and what capacity it takes to write or read it.
///
/// Source: DynamoDB's developer guide, "DynamoDB item sizes and formats" and "DynamoDB read and
/// write operations".
public final class ItemSize {

  private static final int KILOBYTE = 1024;
  private static final int READ_BYTES = 4 * KILOBYTE;
  private static final int DIGITS_A_BYTE = 2;
  private static final int OF_DOCUMENT = 3;

  private ItemSize() {}

  /// In bytes.
  public static long of(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToLong(attribute -> utf8(attribute.getKey()) + of(attribute.getValue()))
        .sum();
  }

  /// Units that a write of so many bytes takes, outside of transactions.
  public static long writeUnits(long bytes) {
    return Math.max(1, Math.ceilDiv(bytes, KILOBYTE));
  }

  /// Units that a consistent read of so many bytes takes, outside of transactions.
  public static long readUnits(long bytes) {
    return Math.max(1, Math.ceilDiv(bytes, READ_BYTES));
  }

  private static long of(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      case N -> number(value.n());
      case BOOL, NUL -> 1;
      case M -> OF_DOCUMENT + value.m().size() + of(value.m());
      case L -> OF_DOCUMENT + value.l().size() + value.l().stream().mapToLong(ItemSize::of).sum();
      default -> throw new IllegalStateException("no item has had a " + value.type() + " so far");
    };
  }

  /// Two digits take a byte, without zeros at either end, and there is one more for the rest.
  private static long number(String text) {
    var number = new BigDecimal(text).stripTrailingZeros();
    var sign = number.signum() < 0 ? 1 : 0;
    return Math.ceilDiv(number.precision(), DIGITS_A_BYTE) + 1L + sign;
  }

  private static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
