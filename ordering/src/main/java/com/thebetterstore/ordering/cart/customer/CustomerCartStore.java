package com.thebetterstore.ordering.cart.customer;

import com.thebetterstore.ordering.cart.Cart;
import com.thebetterstore.ordering.cart.identity.CartName;
import com.thebetterstore.ordering.customer.CustomerId;
import java.util.Optional;

/// Knows the cart that each customer began last, and changes two rows at once: of several writers
/// who read the same, one succeeds.
public interface CustomerCartStore {

  /// The cart that the customer began last, whatever has become of it. The read is consistent.
  Optional<CartName> latest(CustomerId customer);

  /// Stores a customer's new cart as the latest, if `before` still is.
  ///
  /// @return whether it did
  boolean begin(Begun begun);

  /// Stores what became of a guest's cart, which is the next version of an active one, together
  /// with the customer's cart that took it in: all or nothing.
  ///
  /// @return whether it did
  boolean merge(Cart guests, Change customers);

  /// Deletes the cart that the customer began last, and what leads to it, unless a checkout has it
  /// locked.
  ///
  /// @return false, without any effect, when it is locked, or another began meanwhile
  boolean forget(CustomerId customer, CartName latest);

  /// What is stored of a customer's cart.
  sealed interface Change {}

  /// A new cart.
  ///
  /// @param before the customer's latest cart when this one was decided on
  record Begun(CustomerId customer, Cart cart, Optional<CartName> before) implements Change {}

  /// The next version of an active cart.
  record Changed(Cart cart) implements Change {}
}
