package com.thebetterstore.ordering.catalogue;

/// Takes products into the catalogue.
public interface NewProducts {

  /// Puts a product and its stock in, unless either is there already; never changes what is there.
  ///
  /// @return whether it was put in
  boolean enter(Offer offer);
}
