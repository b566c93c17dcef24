package com.thebetterstore.ordering.catalogue;

/// Takes products into the catalogue, and puts them in order.
public interface NewProducts {

  /// Puts a product and its stock in, unless either is there already; never changes what is there.
  ///
  /// @return whether it was put in
  boolean enter(Offer offer);

  /// Puts every listed product where its name and category belong by today's rules of text: an
  /// earlier version of the store may have listed it by other ones. If it is cut short, doing it
  /// again goes on.
  ///
  /// @return how many products stood elsewhere
  int relist();
}
