package com.thebetterstore.ordering.cart;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.cart.CartState.Active;
import com.thebetterstore.ordering.cart.CartState.Expired;
import com.thebetterstore.ordering.cart.CartState.Locked;
import com.thebetterstore.ordering.cart.CartState.Merged;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.cart.identity.CartName;
import com.thebetterstore.ordering.cart.identity.CartOwner;
import com.thebetterstore.ordering.cart.identity.CartOwner.Customer;
import com.thebetterstore.ordering.cart.identity.CartOwner.KeyHolder;
import com.thebetterstore.ordering.discount.DiscountCode;
import com.thebetterstore.ordering.discount.DiscountUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A shopper's cart as it is kept: what was put in, not what it costs.
///
/// @param version 1 when it is created, one more with every change
public record Cart(
    CartName name,
    CartOwner owner,
    long version,
    CartState state,
    CartContents contents,
    CartLifetime lifetime) {

  /// One order is placed in one transaction, which may have 100 writes: one for each line, two for
  /// each discount code, and some for the rest. Leaves room for more of those.
  public static final int MAX_LINES = 50;

  /// Counted from the last change.
  public static final Duration LIFETIME = Duration.ofDays(30);

  /// A new cart.
  public static Cart start(CartId id, CartContents contents, Instant now) {
    return new Cart(
        id.name(),
        CartOwner.of(id.proof()),
        1,
        new Active(),
        contents,
        CartLifetime.startingAt(now));
  }

  /// The same new cart with its first contents.
  Cart filledWith(CartContents first) {
    return new Cart(name, owner, version, state, first, lifetime);
  }

  /// The same cart, seen at a given time. A table deletes expired rows late, so a reader must
  /// compare the time itself. A cart at checkout does not expire before its order is settled.
  public Cart at(Instant now) {
    return state instanceof Active && lifetime.isOverAt(now)
        ? new Cart(name, owner, version, new Expired(), contents, lifetime)
        : this;
  }

  /// Whether the id opens this cart.
  public boolean opensTo(CartId id) {
    return owner.accepts(id.proof());
  }

  /// Whose uses of discount codes count for it: its owner's, or, while only a key is known, those
  /// of its e-mail address. Empty until one is set.
  public Optional<DiscountUser> discountUser() {
    return switch (owner) {
      case Customer(var id) -> Optional.of(DiscountUser.of(id));
      case KeyHolder _ -> contents.email().map(DiscountUser::of);
    };
  }

  public List<CartLine> lines() {
    return contents.lines();
  }

  /// The cart once a checkout has locked it for its order.
  ///
  /// @param used those of its discount codes that the order uses: the others are left out
  public Cart lockedFor(OrderId order, List<DiscountCode> used, Instant now) {
    return next(new Locked(order), contents.withDiscountCodes(used), now);
  }

  /// The cart once what was in it is in a customer's: nothing is left in it, and nobody's address.
  public Cart mergedInto(CartName customers, Instant now) {
    return next(new Merged(customers), CartContents.of(List.of()), now);
  }

  public Cart with(CartContents newContents, Instant now) {
    return next(state, newContents, now);
  }

  private Cart next(CartState newState, CartContents newContents, Instant now) {
    return new Cart(name, owner, version + 1, newState, newContents, lifetime.extendedAt(now));
  }
}
