package com.thebetterstore.ordering.catalogue;

import java.util.List;
import java.util.Optional;

/// Some products, ordered by [ListPosition].
///
/// @param next after which position the next page begins; empty when this is the last
public record ProductPage(List<Offer> offers, Optional<ListPosition> next) {

  public ProductPage {
    offers = List.copyOf(offers);
  }
}
