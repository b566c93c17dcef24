package com.thebetterstore.ordering.catalogue;

/// Adds products to the catalogue, and keeps its lists in order.
public interface NewProducts {

  /// Puts a product and its stock in, unless either is there already; never changes what is there.
  ///
  /// @return whether it was put in
  boolean enter(Offer offer);

  /// Gives a product that is there this one's picture, unless it has one already: an earlier
  /// version of the store may have put it in without.
  ///
  /// @return whether it was given one
  boolean illustrate(Product product);

  /// Counts the products of each category, and puts every listed product where its name and
  /// category belong by today's rules of text: an earlier version of the store may have listed it
  /// by other ones. After a run that was cut short, the next one does the rest.
  ///
  /// @return how many products stood elsewhere
  int relist();
}
