package com.thebetterstore.ordering.cart;

import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.discount.DiscountCode;
import com.thebetterstore.ordering.discount.Standing;
import java.util.Map;

/// Everything beside the cart itself that its price depends on.
///
/// @param offers what the catalogue has for [CartContents#skus]
/// @param standings of each of [CartContents#discountCodes]
public record Prices(Map<ProductId, Offer> offers, Map<DiscountCode, Standing> standings) {

  public Prices {
    offers = Map.copyOf(offers);
    standings = Map.copyOf(standings);
  }
}
