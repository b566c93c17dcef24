package com.thebetterstore.ordering.catalogue;

import com.thebetterstore.ordering.SignedCursors;
import java.util.Optional;
import java.util.function.Supplier;

/// Writes positions of product lists as cursors, and reads only cursors that it wrote for the same
/// filter; see [SignedCursors].
public final class CursorCodec {

  private final SignedCursors cursors;

  /// @param secret the keys, as [com.thebetterstore.ordering.Signer] reads them
  public CursorCodec(Supplier<String> secret) {
    this.cursors = new SignedCursors(secret);
  }

  public String cursor(ProductFilter filter, ListPosition position) {
    return cursors.write(described(filter), position.sortName());
  }

  /// Empty when this is no cursor of the list with this filter.
  public Optional<ListPosition> position(ProductFilter filter, String cursor) {
    return cursors.read(described(filter), cursor).map(ListPosition::new);
  }

  /// Different for different filters, and different from whatever else the same key signs. Lengths
  /// go first, so that no part can pass for the end of another.
  private static String described(ProductFilter filter) {
    var category = filter.category().map(Category::value).orElse("");
    var search = filter.search().map(SearchText::value).orElse("");
    return "products;%d:%s;%d:%s;".formatted(category.length(), category, search.length(), search);
  }
}
