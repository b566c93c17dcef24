package com.thebetterstore.ordering.order.purchase;

import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.*;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.discount.UsedDiscount;
import com.thebetterstore.ordering.order.purchase.Delivery.ByEmail;
import com.thebetterstore.ordering.order.purchase.Delivery.ToAddress;
import com.thebetterstore.ordering.pricing.Totals;
import com.thebetterstore.ordering.text.EmailAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was bought, at which prices, for whom. It never changes, whatever becomes of the catalogue
/// and the cart.
///
/// @param discounts the codes that made it cheaper
/// @param email where the receipt and digital items go
public record Purchase(
    List<OrderLine> lines,
    List<UsedDiscount> discounts,
    Totals totals,
    EmailAddress email,
    Delivery delivery) {

  public Purchase {
    lines = List.copyOf(lines);
    discounts = List.copyOf(discounts);
    var none = Money.zero(totals.total().currency());
    var taken = discounts.stream().map(UsedDiscount::amount).reduce(none, Money::plus);
    var off = lines.stream().map(OrderLine::discount).reduce(none, Money::plus);
    if (!taken.equals(totals.discountTotal()) || !off.equals(taken)) {
      throw new IllegalArgumentException("codes take off lines what they take off in all");
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("nobody buys nothing");
    }
    var physical = lines.stream().anyMatch(line -> line.type() == ProductType.PHYSICAL);
    if (physical != delivery instanceof ToAddress) {
      throw new IllegalArgumentException("physical items, and only they, go to an address");
    }
  }

  /// How many of each stock keeping unit, summed over all lines.
  public Map<Sku, Integer> quantities() {
    var quantities = new LinkedHashMap<Sku, Integer>();
    lines.forEach(line -> quantities.merge(line.sku(), line.quantity(), Math::addExact));
    return quantities;
  }

  /// How many of each stock keeping unit these units are, without those that are digital.
  public Map<Sku, Integer> physical(List<LineQuantity> units) {
    var quantities = new LinkedHashMap<Sku, Integer>();
    for (var line : lines) {
      units.stream()
          .filter(unit -> unit.lineId().equals(line.id()) && line.type() == ProductType.PHYSICAL)
          .forEach(unit -> quantities.merge(line.sku(), unit.quantity(), Math::addExact));
    }
    return quantities;
  }

  /// The lines as they are published once the order is paid.
  public List<SoldLine> soldLines() {
    return lines.stream()
        .map(line ->
            new SoldLine(
                line.sku(),
                line.productId(),
                line.name(),
                line.type(),
                line.quantity(),
                line.unitPrice(),
                line.total(),
                line.tax(),
                line.discount()))
        .toList();
  }

  /// What fulfilment is asked for once the order is paid. The keys of downloads are secrets, and
  /// come in where the request is written down.
  public FulfilmentRequested fulfilmentRequest(OrderId id, OrderNumber number) {
    var requested =
        lines.stream()
            .map(line ->
                new RequestedLine(
                    line.sku(),
                    line.name(),
                    line.type(),
                    line.quantity(),
                    line.id(),
                    line.productId(),
                    null))
            .toList();
    return new FulfilmentRequested(id, number, null, deliverTo(), requested);
  }

  private @Nullable DeliveryAddress deliverTo() {
    return switch (delivery) {
      case ByEmail _ -> null;
      case ToAddress(var to, var _) ->
          new DeliveryAddress(
              to.name(),
              to.line1(),
              to.line2().orElse(null),
              to.city(),
              to.region().orElse(null),
              to.postalCode(),
              to.countryCode(),
              to.phone().orElse(null));
    };
  }

  public boolean has(ProductType type) {
    return lines.stream().anyMatch(line -> line.type() == type);
  }
}
