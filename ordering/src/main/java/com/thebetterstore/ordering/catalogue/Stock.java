package com.thebetterstore.ordering.catalogue;

import com.thebetterstore.contracts.Sku;

/// The stock of one sku. Every unit counts in exactly one of two: a checkout takes it for its
/// order, and an order that ends unpaid, or whose goods do not go or come back, puts it back. A
/// payment moves nothing: the order has the units already.
///
/// @param available may be bought now
/// @param taken by orders, paid or not, that have not put them back; nothing is decided by it, so a
///   product whose count is wrong there can still be read and sold
public record Stock(Sku sku, int available, int taken) {

  public Stock {
    if (available < 0) {
      throw new IllegalArgumentException("stock of " + sku.value() + " cannot be negative");
    }
  }

  public boolean covers(int quantity) {
    return quantity <= available;
  }

  /// Takes units for an order.
  ///
  /// @throws IllegalArgumentException when fewer are available
  public Stock take(int quantity) {
    return new Stock(sku, Math.subtractExact(available, quantity), Math.addExact(taken, quantity));
  }

  /// Puts an order's units back.
  ///
  /// @throws IllegalArgumentException when orders have taken fewer
  public Stock putBack(int quantity) {
    if (quantity > taken) {
      throw new IllegalArgumentException(
          "orders have not taken " + quantity + " of " + sku.value() + ", but " + taken);
    }
    return new Stock(sku, Math.addExact(available, quantity), Math.subtractExact(taken, quantity));
  }
}
