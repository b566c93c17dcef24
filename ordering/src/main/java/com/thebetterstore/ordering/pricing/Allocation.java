package com.thebetterstore.ordering.pricing;

import com.thebetterstore.contracts.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Shares an amount out over lines, in proportion to their totals, to the last cent.
public final class Allocation {

  private Allocation() {}

  /// By largest remainder: each line gets its exact share rounded down, and the cents left over go
  /// one each to the lines that lost most by rounding; among equals, the earlier line is first.
  ///
  /// The parts sum to `amount`. While `amount` is at most the sum of the lines, no part is more
  /// than its line.
  ///
  /// @param amount zero or more
  /// @param lines each zero or more; not all zero unless `amount` is
  public static List<Money> byLargestRemainder(Money amount, List<Money> lines) {
    var currency = amount.currency();
    var whole = lines.stream().reduce(Money.zero(currency), Money::plus).minorUnits();
    if (amount.isNegative() || lines.stream().anyMatch(Money::isNegative)) {
      throw new IllegalArgumentException("negative amounts cannot be shared out");
    }
    if (whole == 0) {
      if (!amount.isZero()) {
        throw new IllegalArgumentException("nothing to share " + amount.amount() + " out over");
      }
      return List.copyOf(lines);
    }
    var parts = new ArrayList<Long>();
    var remainders = new ArrayList<Long>();
    for (var line : lines) {
      var exact = Math.multiplyExact(amount.minorUnits(), line.minorUnits());
      parts.add(exact / whole);
      remainders.add(exact % whole);
    }
    var left = amount.minorUnits() - parts.stream().mapToLong(Long::longValue).sum();
    IntStream.range(0, lines.size())
        .boxed()
        .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
        .limit(left)
        .forEach(index -> parts.set(index, parts.get(index) + 1));
    return parts.stream().map(part -> new Money(part, currency)).toList();
  }
}
