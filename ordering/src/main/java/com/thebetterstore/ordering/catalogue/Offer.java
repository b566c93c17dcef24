package com.thebetterstore.ordering.catalogue;

/// A product together with its stock: all that decides whether, and how many of it, can be bought.
public record Offer(Product product, Stock stock) {

  /// The most of one product that one order may hold.
  public static final int MAX_QUANTITY = 99;

  private static final int LOW = 10;

  public Offer {
    if (!product.sku().equals(stock.sku())) {
      throw new IllegalArgumentException(
          "product " + product.id().value() + " is not counted as " + stock.sku().value());
    }
  }

  public Availability availability() {
    if (product.discontinued()) {
      return Availability.DISCONTINUED;
    }
    if (stock.available() == 0) {
      return Availability.OUT_OF_STOCK;
    }
    return stock.available() <= LOW ? Availability.LOW_STOCK : Availability.IN_STOCK;
  }

  /// How many one order may hold now.
  public int maxQuantity() {
    return product.discontinued() ? 0 : Math.min(MAX_QUANTITY, stock.available());
  }
}
