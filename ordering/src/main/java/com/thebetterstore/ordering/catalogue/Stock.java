package com.thebetterstore.ordering.catalogue;

import com.thebetterstore.contracts.Sku;

/// The stock of one sku. Every unit counts in exactly one of three; checkout moves it from
/// `available` to `reserved`, payment from `reserved` to `sold`, and a checkout that ends unpaid
/// moves it back.
///
/// @param available may be bought now
/// @param reserved held by open checkouts
/// @param sold paid for
public record Stock(Sku sku, int available, int reserved, int sold) {

  public Stock {
    if (available < 0 || reserved < 0 || sold < 0) {
      throw new IllegalArgumentException("stock of " + sku.value() + " cannot be negative");
    }
  }

  public boolean covers(int quantity) {
    return quantity <= available;
  }

  /// Holds units for a checkout.
  ///
  /// @throws IllegalArgumentException when fewer are available
  public Stock reserve(int quantity) {
    return new Stock(
        sku, Math.subtractExact(available, quantity), Math.addExact(reserved, quantity), sold);
  }

  /// Gives back units that a checkout held.
  ///
  /// @throws IllegalArgumentException when fewer are reserved
  public Stock release(int quantity) {
    return new Stock(
        sku, Math.addExact(available, quantity), Math.subtractExact(reserved, quantity), sold);
  }

  /// Sells units that a checkout held.
  ///
  /// @throws IllegalArgumentException when fewer are reserved
  public Stock sell(int quantity) {
    return new Stock(
        sku, available, Math.subtractExact(reserved, quantity), Math.addExact(sold, quantity));
  }

  /// Takes back the units of a refunded order that was not sent.
  ///
  /// @throws IllegalArgumentException when fewer are sold
  public Stock restock(int quantity) {
    return new Stock(
        sku, Math.addExact(available, quantity), reserved, Math.subtractExact(sold, quantity));
  }
}
