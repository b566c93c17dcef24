package com.thebetterstore.ordering.catalogue;

import com.thebetterstore.contracts.CurrencyCode;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.Sku;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// Products to test with. An offer's ids come from its name: `mug` is product `prd_mug`, sku `MUG`.
public final class ProductFixtures {

  public static final Category KITCHEN = new Category("Kitchen");

  private ProductFixtures() {}

  public static Money nzd(long minorUnits) {
    return new Money(minorUnits, CurrencyCode.NZD);
  }

  public static ProductId id(String name) {
    return new ProductId("prd_" + slug(name));
  }

  public static Sku sku(String name) {
    return new Sku(slug(name).toUpperCase(Locale.ROOT));
  }

  /// A thing for the kitchen that goes by courier.
  public static Offer physical(String name, Money price, int available) {
    return offer(name, KITCHEN, ProductType.PHYSICAL, price, available, false);
  }

  /// A thing for the kitchen that goes by e-mail.
  public static Offer digital(String name, Money price, int available) {
    return offer(name, KITCHEN, ProductType.DIGITAL, price, available, false);
  }

  public static Offer of(Category category, String name) {
    return offer(name, category, ProductType.PHYSICAL, nzd(10_00), 50, false);
  }

  public static Offer discontinued(Offer offer) {
    var product = offer.product();
    return offer(
        product.name(),
        product.category(),
        product.type(),
        product.unitPrice(),
        offer.stock().available(),
        true);
  }

  public static Offer pictured(URI image, Offer offer) {
    var product = offer.product();
    return new Offer(
        new Product(
            product.id(),
            product.sku(),
            product.name(),
            product.description(),
            product.category(),
            product.type(),
            product.unitPrice(),
            Optional.of(image),
            product.discontinued()),
        offer.stock());
  }

  public static Offer at(Money price, Offer offer) {
    var product = offer.product();
    return offer(
        product.name(),
        product.category(),
        product.type(),
        price,
        offer.stock().available(),
        product.discontinued());
  }

  public static Offer stocked(int available, Offer offer) {
    var product = offer.product();
    return offer(
        product.name(),
        product.category(),
        product.type(),
        product.unitPrice(),
        available,
        product.discontinued());
  }

  private static Offer offer(
      String name,
      Category category,
      ProductType type,
      Money price,
      int available,
      boolean discontinued) {
    var product =
        new Product(
            id(name),
            sku(name),
            name,
            "A " + name + ".",
            category,
            type,
            price,
            Optional.empty(),
            discontinued);
    return new Offer(product, new Stock(sku(name), available, 0));
  }

  private static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
