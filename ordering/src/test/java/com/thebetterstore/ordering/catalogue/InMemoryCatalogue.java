package com.thebetterstore.ordering.catalogue;

import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.catalogue.ProductPage.Listed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// A catalogue that forgets.
public final class InMemoryCatalogue implements Catalogue, NewProducts {

  private final Map<ProductId, Offer> offers = new ConcurrentHashMap<>();

  public static InMemoryCatalogue of(Offer... offers) {
    var catalogue = new InMemoryCatalogue();
    List.of(offers).forEach(catalogue::enter);
    return catalogue;
  }

  @Override
  public boolean enter(Offer offer) {
    return product(offer.product().sku()).isEmpty()
        && offers.putIfAbsent(offer.product().id(), offer) == null;
  }

  @Override
  public boolean illustrate(Product product) {
    var before = offers.get(product.id());
    return before != null
        && before.product().image().isEmpty()
        && product.image().isPresent()
        && offers.replace(
            product.id(), before, ProductFixtures.pictured(product.image().get(), before));
  }

  /// Nothing: it works out every place when it is asked.
  @Override
  public int relist() {
    return 0;
  }

  /// Puts this in place of what there was.
  public void replace(Offer offer) {
    offers.put(offer.product().id(), offer);
  }

  public void remove(ProductId id) {
    offers.remove(id);
  }

  @Override
  public Optional<Offer> product(ProductId id) {
    return Optional.ofNullable(offers.get(id));
  }

  @Override
  public Optional<Offer> product(Sku sku) {
    return offers.values().stream().filter(one -> one.product().sku().equals(sku)).findFirst();
  }

  @Override
  public Map<ProductId, Product> products(Set<ProductId> ids) {
    return offers.values().stream()
        .map(Offer::product)
        .filter(product -> ids.contains(product.id()))
        .collect(Collectors.toMap(Product::id, product -> product));
  }

  @Override
  public Map<ProductId, Offer> offers(Map<ProductId, Sku> skus) {
    var found = new HashMap<>(offers);
    found.keySet().retainAll(skus.keySet());
    return found;
  }

  @Override
  public List<ListedCategory> categories() {
    var listed = new TreeMap<String, Integer>();
    offers.values().stream()
        .map(Offer::product)
        .filter(product -> !product.discontinued())
        .forEach(product -> listed.merge(product.category().value(), 1, Math::addExact));
    return listed.entrySet().stream()
        .map(entry -> new ListedCategory(new Category(entry.getKey()), entry.getValue()))
        .toList();
  }

  @Override
  public ProductPage page(ProductFilter filter, int size, Optional<ListPosition> after) {
    if (size < 1 || size > MAX_PAGE_SIZE) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE_SIZE + " products");
    }
    var listed = new TreeMap<ListPosition, Offer>();
    offers.values().stream()
        .filter(offer -> isListed(offer.product(), filter))
        .forEach(offer -> listed.put(ListPosition.of(offer.product()), offer));
    var rest = after.map(position -> listed.tailMap(position, false)).orElse(listed);
    var page =
        rest.entrySet().stream()
            .limit(size)
            .map(entry -> new Listed(entry.getValue(), entry.getKey()))
            .toList();
    var next =
        rest.size() > size
            ? Optional.of(page.getLast().position())
            : Optional.<ListPosition>empty();
    return new ProductPage(page, next);
  }

  private static boolean isListed(Product product, ProductFilter filter) {
    return !product.discontinued()
        && filter.category().filter(category -> !category.equals(product.category())).isEmpty()
        && filter.search().filter(search -> !search.isIn(product.name())).isEmpty();
  }
}
