package com.thebetterstore.ordering.catalogue;

/// What a shopper may expect of a product's stock.
public enum Availability {
  IN_STOCK,
  LOW_STOCK,
  OUT_OF_STOCK,
  DISCONTINUED
}
