package com.thebetterstore.resolvers.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.catalogue.Category;
import com.thebetterstore.ordering.catalogue.NewProducts;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.catalogue.Product;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.pricing.AmountRules;
import com.thebetterstore.ordering.text.Line;
import com.thebetterstore.platform.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The products that a new store begins with, from `catalogue-seed.json`.
final class SeedCatalogue {

  private static final String RESOURCE = "/catalogue-seed.json";

  private final NewProducts newProducts;

  SeedCatalogue(NewProducts newProducts) {
    this.newProducts = newProducts;
  }

  /// What was done.
  ///
  /// @param products how many the file has
  /// @param added how many of them were put in
  /// @param kept how many of them were there before
  /// @param illustrated how many of these had no picture and were given one
  /// @param relisted how many products of the catalogue, of the file or not, were put elsewhere in
  ///   the lists
  record Counts(int products, int added, int kept, int illustrated, int relisted) {}

  /// One product as the file has it.
  ///
  /// @param price in dollars, with cents
  /// @param stock how many can be sold
  private record Entry(
      String sku,
      String name,
      String category,
      ProductType type,
      String price,
      int stock,
      @Nullable Boolean discontinued,
      String description) {

    Offer toOffer() {
      check("name", Line.problem(Line.clean(name), 1, Product.MAX_NAME_LENGTH));
      check("category", Category.problem(category));
      var unit = new Sku(sku);
      var product =
          new Product(
              new ProductId("prd_" + sku.toLowerCase(Locale.ROOT)),
              unit,
              name,
              description,
              new Category(category),
              type,
              dollars(price),
              Optional.of(URI.create("/products/" + sku.toLowerCase(Locale.ROOT) + ".svg")),
              Boolean.TRUE.equals(discontinued));
      return new Offer(product, new Stock(unit, stock, 0));
    }

    private void check(String field, Optional<String> problem) {
      problem.ifPresent(rule -> {
        throw new IllegalArgumentException(RESOURCE + ": " + sku + ": " + field + " " + rule);
      });
    }

    private static Money dollars(String amount) {
      var currency = AmountRules.CURRENCY;
      var minorUnits = new BigDecimal(amount).movePointRight(currency.fractionDigits());
      return new Money(minorUnits.longValueExact(), currency);
    }
  }

  Counts enterAll() {
    var offers = offers();
    var kept = offers.stream().filter(offer -> !newProducts.enter(offer)).toList();
    var illustrated =
        kept.stream().filter(offer -> newProducts.illustrate(offer.product())).count();
    return new Counts(
        offers.size(),
        offers.size() - kept.size(),
        kept.size(),
        (int) illustrated,
        newProducts.relist());
  }

  static List<Offer> offers() {
    try (var file = SeedCatalogue.class.getResourceAsStream(RESOURCE)) {
      if (file == null) {
        throw new IllegalStateException(RESOURCE + " is not packed");
      }
      return offers(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + RESOURCE, unreadable);
    }
  }

  static List<Offer> offers(InputStream file) throws IOException {
    return Json.mapper().readValue(file, new TypeReference<List<Entry>>() {}).stream()
        .map(Entry::toOffer)
        .toList();
  }
}
