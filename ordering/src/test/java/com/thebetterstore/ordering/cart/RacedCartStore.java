package com.thebetterstore.ordering.cart;

import com.thebetterstore.ordering.cart.identity.ArgumentsHash;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.cart.identity.CartName;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import java.time.Instant;
import java.util.Optional;

/// A store in which others are sometimes faster.
final class RacedCartStore implements CartStore {

  private final InMemoryCartStore carts = new InMemoryCartStore();
  private Runnable next = RacedCartStore::nothing;
  private Runnable always = RacedCartStore::nothing;
  private Runnable afterFind = RacedCartStore::nothing;

  /// Does this once, before the next save.
  void beforeNextSave(Runnable rival) {
    next = rival;
  }

  /// Does this once, after the next time that a cart was read.
  void afterNextFind(Runnable rival) {
    afterFind = rival;
  }

  /// Does this before every save.
  void beforeEverySave(Runnable rival) {
    always = rival;
  }

  void replace(Cart cart) {
    carts.replace(cart);
  }

  @Override
  public Optional<Cart> find(CartId id, Instant now) {
    var found = carts.find(id, now);
    var rival = afterFind;
    afterFind = RacedCartStore::nothing;
    rival.run();
    return found;
  }

  @Override
  public void create(Cart cart) {
    carts.create(cart);
  }

  @Override
  public Saved save(Cart changed) {
    race();
    return carts.save(changed);
  }

  @Override
  public Saved saveOnce(Cart changed, Request request) {
    race();
    return carts.saveOnce(changed, request);
  }

  @Override
  public Optional<ArgumentsHash> done(CartName cart, IdempotencyKey key) {
    return carts.done(cart, key);
  }

  private void race() {
    var rival = next;
    next = RacedCartStore::nothing;
    rival.run();
    always.run();
  }

  private static void nothing() {}
}
