package com.thebetterstore.ordering.cart;

import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.discount.DiscountCode;
import com.thebetterstore.ordering.discount.Standing;
import java.util.HashMap;
import java.util.List;
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

  /// The same, but that there is this much of some products.
  Prices with(List<Stock> found) {
    var changed = new HashMap<>(offers);
    for (var stock : found) {
      changed.replaceAll((_, offer) ->
          offer.stock().sku().equals(stock.sku()) ? new Offer(offer.product(), stock) : offer);
    }
    return new Prices(changed, standings);
  }
}
