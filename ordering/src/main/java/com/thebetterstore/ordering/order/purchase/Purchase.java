package com.thebetterstore.ordering.order.purchase;

import com.thebetterstore.contracts.CurrencyCode;
import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.*;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.discount.UsedDiscount;
import com.thebetterstore.ordering.order.purchase.Delivery.ByEmail;
import com.thebetterstore.ordering.order.purchase.Delivery.ToErasedAddress;
import com.thebetterstore.ordering.pricing.Totals;
import com.thebetterstore.ordering.shipping.Address;
import com.thebetterstore.ordering.text.EmailAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was bought, at which prices, for whom. It never changes, whatever becomes of the catalogue
/// and the cart; but who bought may be erased.
///
/// @param discounts the codes that made it cheaper
/// @param email where the receipt and digital items go; empty once it was erased
public record Purchase(
    List<OrderLine> lines,
    List<UsedDiscount> discounts,
    Totals totals,
    Optional<EmailAddress> email,
    Delivery delivery) {

  /// Section 19K of the Goods and Services Tax Act: the buyer is named when the price is more than
  /// this.
  private static final Money BUYER_UNNAMED_UP_TO = new Money(1_000_00, CurrencyCode.NZD);

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
    if (physical == delivery instanceof ByEmail) {
      throw new IllegalArgumentException("physical items, and only they, go to an address");
    }
  }

  /// A purchase as a checkout makes it.
  public Purchase(
      List<OrderLine> lines,
      List<UsedDiscount> discounts,
      Totals totals,
      EmailAddress email,
      Delivery delivery) {
    this(lines, discounts, totals, Optional.of(email), delivery);
  }

  /// Whether the law wants the buyer's name, and one thing more, on the receipt and in the books.
  public boolean namesBuyer() {
    return totals.total().compareTo(BUYER_UNNAMED_UP_TO) > 0;
  }

  /// The same without what says who bought it, but for what the law asks to keep: of a large
  /// purchase the e-mail address and the name of who received it.
  public Purchase erased() {
    var recipient = delivery.recipient().filter(_ -> namesBuyer());
    return new Purchase(
        lines,
        discounts.stream().map(UsedDiscount::withoutUser).toList(),
        totals,
        email.filter(_ -> namesBuyer()),
        delivery
            .shippingMethod()
            .<Delivery>map(method -> new ToErasedAddress(recipient, method))
            .orElse(delivery));
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
  ///
  /// @throws IllegalStateException when the address was erased: then nothing is sent any more
  public FulfilmentRequested fulfilmentRequest(OrderId id, OrderNumber number) {
    if (delivery instanceof ToErasedAddress) {
      throw new IllegalStateException("nothing of " + id.value() + " is sent any more");
    }
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
    return new FulfilmentRequested(
        id,
        number,
        null,
        delivery.shippingAddress().map(Purchase::deliverTo).orElse(null),
        requested);
  }

  private static DeliveryAddress deliverTo(Address to) {
    return new DeliveryAddress(
        to.name(),
        to.line1(),
        to.line2().orElse(null),
        to.city(),
        to.region().orElse(null),
        to.postalCode(),
        to.countryCode(),
        to.phone().orElse(null));
  }

  public boolean has(ProductType type) {
    return lines.stream().anyMatch(line -> line.type() == type);
  }
}
