package com.thebetterstore.ordering.catalogue;

/// A category, and how many products are listed under it.
public record ListedCategory(Category category, int products) {

  public ListedCategory {
    if (products < 1) {
      throw new IllegalArgumentException("a category without products is not listed");
    }
  }
}
