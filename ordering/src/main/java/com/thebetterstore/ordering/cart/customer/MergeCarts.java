package com.thebetterstore.ordering.cart.customer;

import com.thebetterstore.contracts.Ids;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.cart.Cart;
import com.thebetterstore.ordering.cart.CartAnswer;
import com.thebetterstore.ordering.cart.CartContents;
import com.thebetterstore.ordering.cart.CartRefusal;
import com.thebetterstore.ordering.cart.CartRefusal.*;
import com.thebetterstore.ordering.cart.CartState.Active;
import com.thebetterstore.ordering.cart.CartState.Expired;
import com.thebetterstore.ordering.cart.CartState.Locked;
import com.thebetterstore.ordering.cart.CartState.Merged;
import com.thebetterstore.ordering.cart.CartState.Ordered;
import com.thebetterstore.ordering.cart.CartStore;
import com.thebetterstore.ordering.cart.CartWarning;
import com.thebetterstore.ordering.cart.Carts;
import com.thebetterstore.ordering.cart.Carts.Created;
import com.thebetterstore.ordering.cart.customer.CustomerCartStore.Begun;
import com.thebetterstore.ordering.cart.customer.CustomerCartStore.Change;
import com.thebetterstore.ordering.cart.customer.CustomerCartStore.Changed;
import com.thebetterstore.ordering.cart.customer.CustomerCarts.Open;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.cart.identity.CartProof.SignedIn;
import com.thebetterstore.ordering.catalogue.Catalogue;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.customer.CustomerId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Takes what a customer gathered as a guest into the customer's own cart, by [MergeRules], once:
/// the guest's cart is closed in the same transaction. A repetition answers the customer's cart as
/// it is.
public final class MergeCarts {

  /// More than the number of devices that one customer uses at the same time.
  private static final int MAX_ATTEMPTS = 16;

  private static final String ARGUMENT = "guestCartId";

  private final Carts carts;
  private final CustomerCarts customers;
  private final CartStore store;
  private final CustomerCartStore latest;
  private final Catalogue catalogue;
  private final InstantSource clock;
  private final Ids ids;

  public MergeCarts(
      Carts carts,
      CustomerCarts customers,
      CartStore store,
      CustomerCartStore latest,
      Catalogue catalogue,
      InstantSource clock,
      Ids ids) {
    this.carts = carts;
    this.customers = customers;
    this.store = store;
    this.latest = latest;
    this.catalogue = catalogue;
    this.clock = clock;
    this.ids = ids;
  }

  /// The customer's cart afterwards, or as it is when the guest's cannot be merged.
  public Created merge(CartId guests, CustomerId customer) {
    for (var attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      var merged = tryToMerge(guests, customer);
      if (merged.isPresent()) {
        return merged.get();
      }
    }
    return refused(customer, conflict(customer));
  }

  private CartRefusal conflict(CustomerId customer) {
    var version = customers.open(customer, clock.instant()).cart().map(Cart::version).orElse(0L);
    return new VersionConflict(version, true);
  }

  /// One attempt; empty when another writer was faster.
  private Optional<Created> tryToMerge(CartId id, CustomerId customer) {
    var now = clock.instant();
    var found = store.find(id, now);
    if (found.isEmpty()) {
      return Optional.of(refused(customer, new CartNotFound()));
    }
    if (id.proof() instanceof SignedIn) {
      return Optional.of(
          refused(
              customer,
              new InvalidInput(
                  List.of(ARGUMENT), ARGUMENT + " must be a guest's cart; this one is yours")));
    }
    var guests = found.get();
    var own = customers.open(customer, now);
    return switch (guests.state()) {
      case Active _ -> take(guests, own, customer, now);
      case Locked(var order) -> Optional.of(refused(customer, new CartLocked(order)));
      case Merged(var into) when own.latest().filter(into::equals).isPresent() ->
          Optional.of(again(customer));
      case Merged _, Ordered _, Expired _ -> Optional.of(refused(customer, new CartClosed()));
    };
  }

  private Optional<Created> take(Cart guests, Open own, CustomerId customer, Instant now) {
    if (own.cart().map(Cart::state).orElse(new Active()) instanceof Locked(var order)) {
      return Optional.of(refused(customer, new CartLocked(order)));
    }
    var before = own.cart().map(Cart::contents).orElseGet(() -> CartContents.of(List.of()));
    var offers = offers(before, guests.contents());
    var merged = MergeRules.merge(before.lines(), guests.lines(), offers);
    var contents = before.withLines(merged.lines()).or(guests.contents());
    var change = change(own, contents, customer, now);
    var cart = cart(change);
    return latest.merge(guests.mergedInto(cart.name(), now), change)
        ? Optional.of(
            new Created(
                CustomerCarts.id(cart, customer),
                CartAnswer.done(carts.priced(cart, offers).telling(told(merged.shortages())))))
        : Optional.empty();
  }

  private Change change(Open own, CartContents contents, CustomerId customer, Instant now) {
    return own.cart()
        .<Change>map(cart -> new Changed(cart.with(contents, now)))
        .orElseGet(() ->
            new Begun(
                customer, Cart.start(CartId.next(ids, customer), contents, now), own.latest()));
  }

  private static Cart cart(Change change) {
    return switch (change) {
      case Begun begun -> begun.cart();
      case Changed(var cart) -> cart;
    };
  }

  private Map<ProductId, Offer> offers(CartContents one, CartContents other) {
    var skus = new HashMap<ProductId, Sku>(one.skus());
    skus.putAll(other.skus());
    return catalogue.offers(skus);
  }

  private static List<CartWarning> told(List<CartWarning> shortages) {
    return Stream.concat(Stream.of(new CartWarning.Merged()), shortages.stream()).toList();
  }

  /// The customer's cart for a request that was done before. It may have been bought since.
  private Created again(CustomerId customer) {
    return customers
        .find(customer)
        .map(cart ->
            new Created(
                cart.id(),
                CartAnswer.done(cart.answer().cart().orElseThrow().telling(told(List.of())))))
        .orElseGet(() -> refused(customer, new CartClosed()));
  }

  private Created refused(CustomerId customer, CartRefusal reason) {
    return customers
        .find(customer)
        .map(cart ->
            new Created(
                cart.id(), CartAnswer.refused(cart.answer().cart().orElseThrow(), List.of(reason))))
        .orElseGet(
            () -> new Created(CartId.next(ids, customer), CartAnswer.refused(List.of(reason))));
  }
}
