package com.thebetterstore.resolvers.catalogue;

import com.thebetterstore.contracts.Identifier;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.catalogue.Catalogue;
import com.thebetterstore.ordering.catalogue.Category;
import com.thebetterstore.ordering.catalogue.CursorCodec;
import com.thebetterstore.ordering.catalogue.ProductFilter;
import com.thebetterstore.ordering.catalogue.SearchText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import store.InvalidArgument;
import store.InvalidCursor;

/// The schema's fields about products: arguments in, views out.
final class CatalogueApi {

  private static final int DEFAULT_PAGE_SIZE = 25;

  private final Catalogue catalogue;
  private final CursorCodec cursors;
  private final ProductMapper views = new ProductMapperImpl();

  CatalogueApi(Catalogue catalogue, CursorCodec cursors) {
    this.catalogue = catalogue;
    this.cursors = cursors;
  }

  record Filter(@Nullable String category, @Nullable String search) {}

  record Products(@Nullable Filter filter, @Nullable Integer first, @Nullable String after) {}

  record Categories() {}

  record ProductBy(@Nullable String id, @Nullable String sku) {}

  ProductConnectionView products(Products asked) {
    var filter = asked.filter() == null ? ProductFilter.ALL : filter(asked.filter());
    var size = Objects.requireNonNullElse(asked.first(), DEFAULT_PAGE_SIZE);
    if (size < 1 || size > Catalogue.MAX_PAGE_SIZE) {
      throw new InvalidArgument("first", "must be 1 to " + Catalogue.MAX_PAGE_SIZE);
    }
    var after =
        Optional.ofNullable(asked.after())
            .map(cursor -> cursors.position(filter, cursor).orElseThrow(InvalidCursor::new));
    var page = catalogue.page(filter, size, after);
    return views.view(page, position -> cursors.cursor(filter, position));
  }

  List<CategoryView> categories() {
    return catalogue.categories().stream()
        .map(listed -> new CategoryView(listed.category().value(), listed.products()))
        .toList();
  }

  @Nullable ProductView product(ProductBy asked) {
    if ((asked.id() == null) == (asked.sku() == null)) {
      throw new InvalidArgument("product", "needs either id or sku");
    }
    var byId =
        Optional.ofNullable(asked.id())
            .filter(Identifier::isPossible)
            .flatMap(id -> catalogue.product(new ProductId(id)));
    var bySku =
        Optional.ofNullable(asked.sku())
            .filter(Identifier::isPossible)
            .flatMap(sku -> catalogue.product(new Sku(sku)));
    return byId.or(() -> bySku).map(views::view).orElse(null);
  }

  private static ProductFilter filter(Filter asked) {
    return new ProductFilter(
        Optional.ofNullable(asked.category()).map(CatalogueApi::category),
        Optional.ofNullable(asked.search()).map(CatalogueApi::search));
  }

  private static Category category(String text) {
    Category.problem(text)
        .ifPresent(rule -> {
          throw new InvalidArgument("filter.category", rule);
        });
    return new Category(text);
  }

  private static SearchText search(String text) {
    return SearchText.parse(text)
        .orElseThrow(
            () -> new InvalidArgument("filter.search", SearchText.problem(text).orElseThrow()));
  }
}
