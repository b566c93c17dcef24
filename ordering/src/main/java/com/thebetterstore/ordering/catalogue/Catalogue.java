package com.thebetterstore.ordering.catalogue;

import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.Sku;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads products and stock. Its answers may be stale: only a conditional write reserves a unit.
public interface Catalogue {

  /// How many products one page may hold.
  int MAX_PAGE_SIZE = 100;

  /// For how many products one call may ask: a full cart's, and as many to be added to it.
  int MAX_OFFERS = 200;

  /// A product, discontinued or not; empty when there never was one.
  Optional<Offer> product(ProductId id);

  Optional<Offer> product(Sku sku);

  /// Products without their stock, for callers who do not know the skus yet. Unknown ids are left
  /// out of the answer.
  ///
  /// @param ids at most [#MAX_OFFERS]
  Map<ProductId, Product> products(Set<ProductId> ids);

  /// Products with their stock, in one round trip for every 50 products. A product that does not
  /// exist, or has no stock record, is left out of the answer.
  ///
  /// @param skus each product's sku; at most [#MAX_OFFERS]
  Map<ProductId, Offer> offers(Map<ProductId, Sku> skus);

  /// Every category that products are listed under, by name: as the lists were when they were put
  /// in order last, see [NewProducts#relist].
  List<ListedCategory> categories();

  /// Products that are sold, by name. A search reads a bounded number of products: its page may be
  /// short, even empty, although there is a next one.
  ///
  /// @param size 1 to [#MAX_PAGE_SIZE]
  ProductPage page(ProductFilter filter, int size, Optional<ListPosition> after);
}
