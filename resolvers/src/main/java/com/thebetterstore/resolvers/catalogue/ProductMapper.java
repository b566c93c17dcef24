package com.thebetterstore.resolvers.catalogue;

import com.thebetterstore.ordering.catalogue.Availability;
import com.thebetterstore.ordering.catalogue.ListPosition;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.catalogue.Product;
import com.thebetterstore.ordering.catalogue.ProductPage;
import com.thebetterstore.ordering.catalogue.ProductPage.Listed;
import com.thebetterstore.resolvers.catalogue.ProductConnectionView.Edge;
import com.thebetterstore.resolvers.view.PageInfoView;
import com.thebetterstore.resolvers.view.ValueMapper;
import java.util.function.Function;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/// Maps products, and pages of them, to their views.
@Mapper(uses = ValueMapper.class)
public interface ProductMapper {

  default ProductView view(Offer offer) {
    return view(offer.product(), offer.availability(), offer.maxQuantity());
  }

  /// Computed values are parameters that are named as in the view.
  @Mapping(target = "price", source = "product.unitPrice")
  @Mapping(target = "imageUrl", source = "product.image")
  ProductView view(Product product, Availability availability, int maxQuantityPerOrder);

  default ProductConnectionView view(ProductPage page, Function<ListPosition, String> cursors) {
    var edges = page.products().stream().map(listed -> edge(listed, cursors)).toList();
    // A search may have looked further than its last find.
    var end = page.next().map(cursors).orElse(edges.isEmpty() ? null : edges.getLast().cursor());
    return new ProductConnectionView(edges, new PageInfoView(page.next().isPresent(), end));
  }

  private Edge edge(Listed listed, Function<ListPosition, String> cursors) {
    return new Edge(cursors.apply(listed.position()), view(listed.offer()));
  }
}
