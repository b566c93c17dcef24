package com.thebetterstore.ordering.catalogue;

import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.ordering.text.FoldedText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Where a product stands in every list: by name, then by id. Case does not count; accents count
/// between names of the same letters.
///
/// @param sortName the name's sort key, a tab, and the id; in order by UTF-8 bytes, as in DynamoDB
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
        FoldedText.of(product.name()).sortKey() + END_OF_NAME + product.id().value());
  }

  public ProductId product() {
    return new ProductId(sortName.substring(sortName.lastIndexOf(END_OF_NAME) + 1));
  }

  @Override
  public int compareTo(ListPosition other) {
    return Arrays.compareUnsigned(bytes(), other.bytes());
  }

  private byte[] bytes() {
    return sortName.getBytes(StandardCharsets.UTF_8);
  }
}
