package com.thebetterstore.ordering.discount;

/// Why a code takes nothing off, as `schema.graphql` describes it.
public enum Inapplicable {
  /// There is no such code, or it has not begun, has ended or was switched off: buyers need not
  /// know which.
  NOT_VALID,
  /// All its uses are taken.
  USED_UP,
  /// All uses that this user has are taken.
  USED_BEFORE,
  /// The goods cost less than it asks for.
  BELOW_MINIMUM,
  /// Nothing is left to take off: the cart is empty, or other codes have taken all of it.
  NOTHING_LEFT
}
