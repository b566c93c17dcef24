package com.thebetterstore.ordering.catalogue;

import java.util.List;
import java.util.Optional;

/// Some products of a list, in its order.
///
/// @param next after which position the next page begins; empty when this is the last
public record ProductPage(List<Listed> products, Optional<ListPosition> next) {

  public ProductPage {
    products = List.copyOf(products);
  }

  /// A product and where it stands in the list. That is where its name puts it, unless the list was
  /// written by an earlier version of the store: see [NewProducts#relist].
  public record Listed(Offer offer, ListPosition position) {}
}
