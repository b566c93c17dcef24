package com.thebetterstore.ordering.cart;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.catalogue.Product;
import com.thebetterstore.ordering.pricing.LinePrice;
import java.util.Optional;

/// A cart's line at today's price.
///
/// @param offer the product and its stock now; empty when it is no longer in the catalogue
/// @param maxQuantity the most that an update may ask for now
/// @param discount what the cart's codes take off it
public record PricedLine(CartLine line, Optional<Offer> offer, int maxQuantity, Money discount) {

  /// The catalogue's price, or, for a product that has left it, the price when it was added.
  public Money unitPrice() {
    return offer.map(Offer::product).map(Product::unitPrice).orElse(line.unitPriceWhenAdded());
  }

  /// What it costs, before and after the discount.
  public LinePrice price() {
    return new LinePrice(full(), discount);
  }

  /// What it costs after the discount.
  public Money total() {
    return price().charged();
  }

  Money full() {
    return unitPrice().times(line.quantity());
  }

  PricedLine less(Money newDiscount) {
    return new PricedLine(line, offer, maxQuantity, newDiscount);
  }

  /// Whether the product has left the catalogue or is no longer sold.
  public boolean isWithdrawn() {
    return offer.filter(found -> !found.product().discontinued()).isEmpty();
  }
}
