package com.thebetterstore.ordering.cart;

import com.thebetterstore.ordering.cart.identity.ArgumentsHash;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.cart.identity.CartName;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import java.time.Instant;
import java.util.Optional;

/// Keeps carts. Of two writers who read the same version, one wins and the other is told.
public interface CartStore {

  /// The cart with this name, if the key is its key; a wrong key is answered exactly like an
  /// unknown name. Sees every write that was finished before.
  ///
  /// @param now to tell whether the cart has expired; see [Cart#at]
  Optional<Cart> find(CartId id, Instant now);

  /// Keeps a new cart.
  ///
  /// @throws IllegalStateException when there is a cart of this name already
  void create(Cart cart);

  /// Replaces the active cart whose version is one less than this one's, or does nothing.
  Saved save(Cart changed);

  /// [#save], and in the same transaction remembers that `request` was done, if it was not done
  /// yet.
  Saved saveOnce(Cart changed, Request request);

  /// What was asked under this key of this cart before, for at least 24 hours.
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
