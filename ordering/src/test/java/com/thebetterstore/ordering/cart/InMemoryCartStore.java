package com.thebetterstore.ordering.cart;

import com.thebetterstore.ordering.cart.CartState.Active;
import com.thebetterstore.ordering.cart.CartState.Locked;
import com.thebetterstore.ordering.cart.customer.CustomerCartStore;
import com.thebetterstore.ordering.cart.identity.ArgumentsHash;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.cart.identity.CartName;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import com.thebetterstore.ordering.customer.CustomerId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Carts that are forgotten.
public final class InMemoryCartStore implements CartStore, CustomerCartStore {

  private record RequestName(CartName cart, IdempotencyKey key) {}

  private final Map<CartName, Cart> carts = new HashMap<>();
  private final Map<RequestName, ArgumentsHash> requests = new HashMap<>();

  private final Map<CustomerId, CartName> latest = new HashMap<>();

  @Override
  public synchronized Optional<CartName> latest(CustomerId customer) {
    return Optional.ofNullable(latest.get(customer));
  }

  @Override
  public synchronized boolean begin(Begun begun) {
    if (!latest(begun.customer()).equals(begun.before())) {
      return false;
    }
    create(begun.cart());
    latest.put(begun.customer(), begun.cart().name());
    return true;
  }

  @Override
  public synchronized boolean merge(Cart guests, Change customers) {
    if (!mayReplace(guests)) {
      return false;
    }
    var done =
        switch (customers) {
          case Begun begun -> begin(begun);
          case Changed(var cart) -> save(cart) == Saved.DONE;
        };
    if (done) {
      carts.put(guests.name(), guests);
    }
    return done;
  }

  @Override
  public synchronized boolean forget(CustomerId customer, CartName name) {
    var cart = carts.get(name);
    if (!latest(customer).equals(Optional.of(name))
        || (cart != null && cart.state() instanceof Locked)) {
      return false;
    }
    latest.remove(customer);
    carts.remove(name);
    return true;
  }

  private boolean mayReplace(Cart changed) {
    var there = carts.get(changed.name());
    return there != null
        && there.version() == changed.version() - 1
        && there.state() instanceof Active;
  }

  @Override
  public synchronized Optional<Cart> find(CartId id, Instant now) {
    return Optional.ofNullable(carts.get(id.name()))
        .filter(cart -> cart.opensTo(id))
        .map(cart -> cart.at(now));
  }

  @Override
  public synchronized void create(Cart cart) {
    if (carts.putIfAbsent(cart.name(), cart) != null) {
      throw new IllegalStateException("there is a cart " + cart.name().value() + " already");
    }
  }

  @Override
  public synchronized Saved save(Cart changed) {
    if (!mayReplace(changed)) {
      return Saved.LOST_RACE;
    }
    carts.put(changed.name(), changed);
    return Saved.DONE;
  }

  @Override
  public synchronized Saved saveOnce(Cart changed, Request request) {
    var name = new RequestName(changed.name(), request.key());
    if (requests.containsKey(name)) {
      return Saved.KEY_USED;
    }
    var saved = save(changed);
    if (saved == Saved.DONE) {
      requests.put(name, request.arguments());
    }
    return saved;
  }

  @Override
  public synchronized Optional<ArgumentsHash> done(CartName cart, IdempotencyKey key) {
    return Optional.ofNullable(requests.get(new RequestName(cart, key)));
  }

  /// Puts this in place of what there was, as a checkout or an order does.
  public synchronized void replace(Cart cart) {
    carts.put(cart.name(), cart);
  }
}
