package com.thebetterstore.ordering.cart.customer;

import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.ordering.cart.Cart;
import com.thebetterstore.ordering.cart.CartLine;
import com.thebetterstore.ordering.cart.CartWarning;
import com.thebetterstore.ordering.cart.CartWarning.MergedInPart;
import com.thebetterstore.ordering.cart.identity.CartLineId;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.pricing.AmountRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts lines from elsewhere into a cart: as many of each product as both have together, but no
/// more than one line may have or the stock has, no more lines than a cart may have, and no more
/// than an order may cost. Nothing that the cart had before becomes less.
public final class MergeRules {

  private static final long MAX_COST = AmountRules.MAX_TOTAL.minorUnits();

  private MergeRules() {}

  /// What a cart holds afterwards.
  ///
  /// @param shortages of which products it has fewer than were wanted
  public record Merged(List<CartLine> lines, List<CartWarning> shortages) {}

  /// Puts lines into a cart.
  ///
  /// @param offers what the catalogue has for the lines of both
  public static Merged merge(
      List<CartLine> own, List<CartLine> added, Map<ProductId, Offer> offers) {
    var lines = new LinkedHashMap<ProductId, CartLine>();
    own.forEach(line -> lines.put(line.productId(), line));
    var shortages = new ArrayList<CartWarning>();
    var cost = own.stream().mapToLong(line -> cost(line, line.quantity(), offers)).sum();
    for (var line : added) {
      var product = line.productId();
      var before = Optional.ofNullable(lines.get(product));
      var had = before.map(CartLine::quantity).orElse(0);
      var wanted = had + line.quantity();
      var offer = Optional.ofNullable(offers.get(product));
      var room = before.isPresent() || lines.size() < Cart.MAX_LINES;
      var price = cost(before.orElse(line), 1, offers);
      var affordable = price == 0 ? wanted : had + (MAX_COST - cost) / price;
      var most = Math.min(offer.map(Offer::maxQuantity).orElse(0), affordable);
      var kept = room ? (int) Math.max(had, Math.min(wanted, most)) : 0;
      if (kept > 0) {
        lines.put(product, before.orElse(line).withQuantity(kept));
        cost = Math.addExact(cost, Math.multiplyExact(price, kept - had));
      }
      if (kept < wanted) {
        shortages.add(new MergedInPart(CartLineId.of(product), wanted, kept));
      }
    }
    return new Merged(List.copyOf(lines.values()), shortages);
  }

  /// What units of a line cost today, in minor units.
  private static long cost(CartLine line, int quantity, Map<ProductId, Offer> offers) {
    var offer = Optional.ofNullable(offers.get(line.productId()));
    var price = offer.map(it -> it.product().unitPrice()).orElse(line.unitPriceWhenAdded());
    return price.times(quantity).minorUnits();
  }
}
