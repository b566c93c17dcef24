package com.thebetterstore.ordering.cart;

import com.thebetterstore.ordering.cart.identity.ArgumentsHash;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.cart.identity.CartName;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import java.time.Instant;
import java.util.Optional;

/// Stores carts. Of two writers who read the same version, one saves and the other gets
/// [Saved#LOST_RACE].
public interface CartStore {

  /// The cart with this name, if the id opens it; one that does not is answered exactly like an
  /// unknown name. The read is consistent.
  ///
  /// @param now decides whether the cart has expired; see [Cart#at]
  Optional<Cart> find(CartId id, Instant now);

  /// Stores a new cart.
  ///
  /// @throws IllegalStateException when there is a cart of this name already
  void create(Cart cart);

  /// Replaces the active cart whose version is one less than this one's, or does nothing.
  Saved save(Cart changed);

  /// [#save], and in the same transaction remembers that `request` was done, if it was not done
  /// yet.
  Saved saveOnce(Cart changed, Request request);

  /// The arguments of the request that was done on this cart under this key, for at least 24 hours
  /// after it.
  Optional<ArgumentsHash> done(CartName cart, IdempotencyKey key);

  /// A request to be done once.
  ///
  /// @param at when it was made
  record Request(IdempotencyKey key, ArgumentsHash arguments, Instant at) {}

  /// What became of a write.
  enum Saved {
    DONE,
    /// Another writer was faster, or the cart is no longer active or no longer there.
    LOST_RACE,
    /// The request's key was used before; look at [CartStore#done].
    KEY_USED
  }
}
