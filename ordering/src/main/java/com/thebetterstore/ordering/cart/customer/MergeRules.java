package com.thebetterstore.ordering.cart.customer;

import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.ordering.cart.Cart;
import com.thebetterstore.ordering.cart.CartLine;
import com.thebetterstore.ordering.cart.CartWarning;
import com.thebetterstore.ordering.cart.CartWarning.MergedInPart;
import com.thebetterstore.ordering.cart.identity.CartLineId;
import com.thebetterstore.ordering.catalogue.Offer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts lines from elsewhere into a cart: as many of each product as both have together, but no
/// more than one line may have or the stock has, and no more lines than a cart may have. Nothing
/// that the cart had before becomes less.
public final class MergeRules {

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
    for (var line : added) {
      var product = line.productId();
      var before = Optional.ofNullable(lines.get(product));
      var had = before.map(CartLine::quantity).orElse(0);
      var wanted = had + line.quantity();
      var offer = Optional.ofNullable(offers.get(product));
      var room = before.isPresent() || lines.size() < Cart.MAX_LINES;
      var kept =
          room ? Math.max(had, Math.min(wanted, offer.map(Offer::maxQuantity).orElse(0))) : 0;
      if (kept > 0) {
        lines.put(product, before.orElse(line).withQuantity(kept));
      }
      if (kept < wanted) {
        shortages.add(new MergedInPart(CartLineId.of(product), wanted, kept));
      }
    }
    return new Merged(List.copyOf(lines.values()), shortages);
  }
}
