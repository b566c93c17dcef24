package com.thebetterstore.ordering.reorder;

import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.cart.Cart;
import com.thebetterstore.ordering.cart.CartAnswer;
import com.thebetterstore.ordering.cart.CartCommand.AddLines;
import com.thebetterstore.ordering.cart.CartLine;
import com.thebetterstore.ordering.cart.CartRefusal;
import com.thebetterstore.ordering.cart.CartRefusal.CartClosed;
import com.thebetterstore.ordering.cart.CartRefusal.CartLocked;
import com.thebetterstore.ordering.cart.CartRefusal.CartNotFound;
import com.thebetterstore.ordering.cart.CartRefusal.IdempotencyKeyReused;
import com.thebetterstore.ordering.cart.CartRefusal.VersionConflict;
import com.thebetterstore.ordering.cart.CartState.Active;
import com.thebetterstore.ordering.cart.CartState.Locked;
import com.thebetterstore.ordering.cart.CartStore;
import com.thebetterstore.ordering.cart.CartStore.Request;
import com.thebetterstore.ordering.cart.CartStore.Saved;
import com.thebetterstore.ordering.cart.CartWarning;
import com.thebetterstore.ordering.cart.Carts;
import com.thebetterstore.ordering.cart.customer.CustomerCarts;
import com.thebetterstore.ordering.cart.customer.MergeRules;
import com.thebetterstore.ordering.cart.identity.ArgumentsHash;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import com.thebetterstore.ordering.catalogue.Catalogue;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.customer.Buyer;
import com.thebetterstore.ordering.customer.Buyer.Customer;
import com.thebetterstore.ordering.customer.Buyer.Guest;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.purchase.OrderLine;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts what an order has into a cart again, at today's prices, as far as it can be had: what is
/// left out, or had in part, is told.
public final class Reorder {

  /// More than the number of devices that one shopper uses at the same time.
  private static final int MAX_ATTEMPTS = 16;

  private static final AddLines NOTHING = new AddLines(List.of());

  private final Carts carts;
  private final CustomerCarts customers;
  private final CartStore store;
  private final Catalogue catalogue;
  private final InstantSource clock;

  public Reorder(
      Carts carts,
      CustomerCarts customers,
      CartStore store,
      Catalogue catalogue,
      InstantSource clock) {
    this.carts = carts;
    this.customers = customers;
    this.store = store;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /// The caller's cart to fill when none is named.
  public CartId open(Buyer caller) {
    return switch (caller) {
      case Guest _ -> carts.create(NOTHING).id();
      case Customer(var customer) -> customers.create(customer, NOTHING).id();
    };
  }

  /// Fills a cart with what the order has, beside what is in it.
  ///
  /// @param key under which it is done once, however often the request comes
  public CartAnswer fill(Order order, CartId into, Optional<IdempotencyKey> key) {
    var arguments = ArgumentsHash.of("reorder " + order.id().value());
    var request = key.map(it -> new Request(it, arguments, clock.instant()));
    for (var attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      var answer = tryToFill(order, into, request);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    var version = store.find(into, clock.instant()).map(Cart::version).orElse(0L);
    return CartAnswer.refused(List.of(new VersionConflict(version, true)));
  }

  /// One attempt; empty when another writer was faster.
  private Optional<CartAnswer> tryToFill(Order order, CartId into, Optional<Request> request) {
    var now = clock.instant();
    var found = store.find(into, now);
    if (found.isEmpty()) {
      return Optional.of(CartAnswer.refused(List.of(new CartNotFound())));
    }
    var cart = found.get();
    var before = request.flatMap(it -> store.done(cart.name(), it.key()));
    if (before.isPresent()) {
      return Optional.of(repeated(into, before.get().equals(request.get().arguments())));
    }
    if (!(cart.state() instanceof Active)) {
      return Optional.of(CartAnswer.refused(carts.priced(cart), List.of(closed(cart))));
    }
    var offers = offers(cart, order);
    var added = order.purchase().lines().stream().map(line -> line(line, offers)).toList();
    var merged = MergeRules.merge(cart.lines(), added, offers);
    var filled = cart.with(cart.contents().withLines(merged.lines()), now);
    return save(filled, request) == Saved.DONE
        ? Optional.of(
            CartAnswer.done(carts.priced(filled, offers).telling(told(merged.shortages()))))
        : Optional.empty();
  }

  private Saved save(Cart filled, Optional<Request> request) {
    return request.isPresent() ? store.saveOnce(filled, request.get()) : store.save(filled);
  }

  /// The answer to a key that was used before: the cart as it is now.
  private CartAnswer repeated(CartId id, boolean sameRequest) {
    return carts
        .find(id)
        .map(cart ->
            sameRequest
                ? CartAnswer.done(cart)
                : CartAnswer.refused(cart, List.of(new IdempotencyKeyReused())))
        .orElseGet(() -> CartAnswer.refused(List.of(new CartNotFound())));
  }

  private static CartRefusal closed(Cart cart) {
    return cart.state() instanceof Locked(var order) ? new CartLocked(order) : new CartClosed();
  }

  private Map<ProductId, Offer> offers(Cart cart, Order order) {
    var skus = new HashMap<ProductId, Sku>(cart.contents().skus());
    order.purchase().lines().forEach(line -> skus.put(line.productId(), line.sku()));
    return catalogue.offers(skus);
  }

  /// As it is sold now, if it is: a price that was paid long ago is none that rose.
  private static CartLine line(OrderLine line, Map<ProductId, Offer> offers) {
    return Optional.ofNullable(offers.get(line.productId()))
        .map(offer -> CartLine.of(offer.product(), line.quantity()))
        .orElseGet(() ->
            new CartLine(
                line.productId(),
                line.sku(),
                line.name(),
                line.type(),
                line.quantity(),
                line.unitPrice()));
  }

  private static List<CartWarning> told(List<CartWarning> shortages) {
    return Stream.concat(Stream.of(new CartWarning.Merged()), shortages.stream()).toList();
  }
}
