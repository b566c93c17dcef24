package com.thebetterstore.ordering.catalogue;

import com.thebetterstore.contracts.ProductId;
import java.util.Locale;

/// Where a product stands in every list: by name in any case, then by id.
///
/// @param sortName the name in lower case, a tab, and the id
public record ListPosition(String sortName) implements Comparable<ListPosition> {

  /// Before everything that names are made of, so that `Bread` comes before `Bread (e-book)`.
  private static final char END_OF_NAME = '\t';

  public ListPosition {
    if (sortName.lastIndexOf(END_OF_NAME) < 0) {
      throw new IllegalArgumentException("a position ends with a product's id");
    }
  }

  public static ListPosition of(Product product) {
    return new ListPosition(
        product.name().toLowerCase(Locale.ROOT) + END_OF_NAME + product.id().value());
  }

  public ProductId product() {
    return new ProductId(sortName.substring(sortName.lastIndexOf(END_OF_NAME) + 1));
  }

  @Override
  public int compareTo(ListPosition other) {
    return sortName.compareTo(other.sortName);
  }
}
