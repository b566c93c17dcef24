package com.thebetterstore.ordering.catalogue;

import java.util.Optional;

/// Which products to list; what is empty does not restrict.
public record ProductFilter(Optional<Category> category, Optional<SearchText> search) {

  public static final ProductFilter ALL = new ProductFilter(Optional.empty(), Optional.empty());
}
