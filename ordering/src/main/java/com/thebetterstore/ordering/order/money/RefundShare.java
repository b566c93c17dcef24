package com.thebetterstore.ordering.order.money;

import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.ordering.pricing.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What of a purchase an amount of money is returned for: parts of its lines and of its shipping.
/// Money that bought nothing, such as a second payment, is returned for no part of it.
public record RefundShare(List<LineShare> lines, Money shipping) {

  public RefundShare {
    lines = List.copyOf(lines);
    if (shipping.isNegative()) {
      throw new IllegalArgumentException("no share is negative");
    }
  }

  /// The part of one line.
  ///
  /// @param quantity how many of its units are paid back by it, together with what was paid back of
  ///   them before; 0 for money that is returned without giving up any unit
  public record LineShare(String lineId, int quantity, Money amount) {

    public LineShare {
      if (quantity < 0 || amount.isNegative()) {
        throw new IllegalArgumentException("no share is negative");
      }
    }
  }

  /// The sum of all parts.
  public Money total() {
    return lines.stream().map(LineShare::amount).reduce(shipping, Money::plus);
  }

  /// The units that it pays back.
  public List<LineQuantity> units() {
    return lines.stream()
        .filter(line -> line.quantity() > 0)
        .map(line -> new LineQuantity(line.lineId(), line.quantity()))
        .toList();
  }

  int quantityOf(String lineId) {
    return lines.stream()
        .filter(line -> line.lineId().equals(lineId))
        .mapToInt(LineShare::quantity)
        .reduce(0, Math::addExact);
  }

  Money amountOf(String lineId) {
    return lines.stream()
        .filter(line -> line.lineId().equals(lineId))
        .map(LineShare::amount)
        .reduce(Money.zero(shipping.currency()), Money::plus);
  }

  /// The same parts, each smaller in proportion, so that they sum to no more than this.
  public RefundShare cutTo(Money most) {
    if (total().compareTo(most) <= 0) {
      return this;
    }
    var parts = Stream.concat(lines.stream().map(LineShare::amount), Stream.of(shipping)).toList();
    var cut = Allocation.byLargestRemainder(most, parts);
    var cutLines = new ArrayList<LineShare>();
    for (var i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      cutLines.add(new LineShare(line.lineId(), line.quantity(), cut.get(i)));
    }
    return new RefundShare(cutLines, cut.getLast());
  }
}
