package com.thebetterstore.ordering.order.money;

import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.ordering.order.money.RefundShare.LineShare;
import com.thebetterstore.ordering.order.purchase.OrderLine;
import com.thebetterstore.ordering.order.purchase.Purchase;
import com.thebetterstore.ordering.pricing.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What of a sold order may still be returned, part by part.
///
/// Units are paid back cumulatively: the first k of n are worth the line's total times k / n,
/// rounded down, less what was returned of the line before. So all units together are worth exactly
/// what was paid, whatever was returned in between. Money that is returned without giving up units
/// is shared out over all that is left.
public record Refundable(Purchase purchase, Ledger ledger) {

  /// What may be returned in all.
  public Money payable() {
    return new Money(
        ledger.sale().map(ledger::left).orElse(0L), purchase.totals().total().currency());
  }

  /// Whether so many units have not been paid back.
  public boolean covers(List<LineQuantity> units) {
    return units.stream()
            .allMatch(unit -> purchase.lines().stream().anyMatch(line -> is(line, unit)))
        && purchase.lines().stream()
            .allMatch(line -> asked(line, units) <= Math.max(0, line.quantity() - unitsOf(line)));
  }

  /// Whether none of these parts, nor any of their units, has been paid back.
  public boolean covers(RefundShare share) {
    return covers(share.units())
        && share.shipping().compareTo(shippingLeft()) <= 0
        && purchase.lines().stream()
            .allMatch(line -> share.amountOf(line.id()).compareTo(left(line)) <= 0);
  }

  /// Of these units, those that can still be paid back.
  public List<LineQuantity> notPaidBack(List<LineQuantity> units) {
    return purchase.lines().stream()
        .flatMap(line -> {
          var quantity = Math.min(asked(line, units), line.quantity() - unitsOf(line));
          return quantity > 0
              ? Stream.of(new LineQuantity(line.id(), Math.toIntExact(quantity)))
              : Stream.empty();
        })
        .toList();
  }

  /// The money for these units, and for what is left of the shipping if asked.
  public RefundShare units(List<LineQuantity> units, boolean shipping) {
    var parts = new ArrayList<LineShare>();
    for (var line : purchase.lines()) {
      var quantity = Math.toIntExact(asked(line, units));
      if (quantity > 0) {
        parts.add(
            new LineShare(
                line.id(), quantity, worth(line, Math.addExact(unitsOf(line), quantity))));
      }
    }
    return new RefundShare(parts, shipping ? shippingLeft() : nothing());
  }

  /// The money that these units still lack, however many of them were paid back in part, and what
  /// is left of the shipping if asked.
  public RefundShare lacking(List<LineQuantity> units, boolean shipping) {
    var parts = new ArrayList<LineShare>();
    for (var line : purchase.lines()) {
      var owed = Math.toIntExact(asked(line, units));
      var part = new LineShare(line.id(), Math.max(0, owed - unitsOf(line)), worth(line, owed));
      if (part.quantity() > 0 || !part.amount().isZero()) {
        parts.add(part);
      }
    }
    return new RefundShare(parts, shipping ? shippingLeft() : nothing());
  }

  /// An amount of at most what is payable, for no units.
  public RefundShare amount(Money amount) {
    var lines = purchase.lines();
    var left = Stream.concat(lines.stream().map(this::left), Stream.of(shippingLeft())).toList();
    var parts = Allocation.byLargestRemainder(amount, left);
    var shares = new ArrayList<LineShare>();
    for (var i = 0; i < lines.size(); i++) {
      if (!parts.get(i).isZero()) {
        shares.add(new LineShare(lines.get(i).id(), 0, parts.get(i)));
      }
    }
    return new RefundShare(shares, parts.getLast());
  }

  /// What is of no refund's share.
  public Money unshared() {
    return purchase.lines().stream().map(this::left).reduce(shippingLeft(), Money::plus);
  }

  /// How many units of a line are paid back, or are to be.
  public int unitsOf(OrderLine line) {
    return shares().mapToInt(share -> share.quantityOf(line.id())).reduce(0, Math::addExact);
  }

  /// Of the line's first so many units, what was not returned of the line before.
  private Money worth(OrderLine line, int quantity) {
    var until = line.total().times(quantity).minorUnits() / line.quantity();
    var more = Math.max(0, until - amountOf(line).minorUnits());
    return new Money(more, line.total().currency());
  }

  private Money left(OrderLine line) {
    return atLeastNothing(line.total().minus(amountOf(line)));
  }

  private Money amountOf(OrderLine line) {
    return shares().map(share -> share.amountOf(line.id())).reduce(nothing(), Money::plus);
  }

  private Money shippingLeft() {
    var back = shares().map(RefundShare::shipping).reduce(nothing(), Money::plus);
    return atLeastNothing(purchase.totals().shippingTotal().minus(back));
  }

  /// A refund that the provider had made in full when it was cut here takes more of its lines than
  /// they had left.
  private static Money atLeastNothing(Money money) {
    return money.isNegative() ? Money.zero(money.currency()) : money;
  }

  private Stream<RefundShare> shares() {
    return ledger.refunds().stream()
        .filter(Refund::takesMoney)
        .flatMap(refund -> refund.share().stream());
  }

  /// An int would wrap: whoever asks may name any number.
  private static long asked(OrderLine line, List<LineQuantity> units) {
    return units.stream().filter(unit -> is(line, unit)).mapToLong(LineQuantity::quantity).sum();
  }

  private static boolean is(OrderLine line, LineQuantity unit) {
    return line.id().equals(unit.lineId());
  }

  private Money nothing() {
    return Money.zero(purchase.totals().total().currency());
  }
}
