package com.thebetterstore.ordering.cart.customer;

import com.thebetterstore.contracts.Ids;
import com.thebetterstore.ordering.cart.Cart;
import com.thebetterstore.ordering.cart.CartAnswer;
import com.thebetterstore.ordering.cart.CartCommand.AddLines;
import com.thebetterstore.ordering.cart.CartContents;
import com.thebetterstore.ordering.cart.CartState.Active;
import com.thebetterstore.ordering.cart.CartState.Locked;
import com.thebetterstore.ordering.cart.CartStore;
import com.thebetterstore.ordering.cart.Carts;
import com.thebetterstore.ordering.cart.Carts.Created;
import com.thebetterstore.ordering.cart.PricedCart;
import com.thebetterstore.ordering.cart.customer.CustomerCartStore.Begun;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.cart.identity.CartName;
import com.thebetterstore.ordering.cart.identity.CartProof.SignedIn;
import com.thebetterstore.ordering.customer.CustomerId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The cart of a customer who has signed in. There is one that is open: all devices of the customer
/// see it, and two that begin one at the same time begin the same.
public final class CustomerCarts {

  /// More than the number of devices that one customer uses at the same time.
  private static final int MAX_ATTEMPTS = 16;

  private final Carts carts;
  private final CartStore store;
  private final CustomerCartStore latest;
  private final InstantSource clock;
  private final Ids ids;

  public CustomerCarts(
      Carts carts, CartStore store, CustomerCartStore latest, InstantSource clock, Ids ids) {
    this.carts = carts;
    this.store = store;
    this.latest = latest;
    this.clock = clock;
    this.ids = ids;
  }

  /// A customer's open cart.
  ///
  /// @param latest the cart that the customer began last, open or not
  /// @param cart it, if it is active or at checkout
  record Open(Optional<CartName> latest, Optional<Cart> cart) {}

  Open open(CustomerId customer, Instant now) {
    var name = latest.latest(customer);
    return new Open(
        name,
        name.flatMap(known -> store.find(new CartId(known, new SignedIn(customer)), now))
            .filter(cart -> cart.state() instanceof Active || cart.state() instanceof Locked));
  }

  /// The customer's cart at today's prices, if it is active or at checkout.
  public Optional<Created> find(CustomerId customer) {
    return open(customer, clock.instant())
        .cart()
        .map(cart -> new Created(id(cart, customer), CartAnswer.done(carts.priced(cart))));
  }

  /// Adds lines to the customer's open cart; begins one with them if there is none.
  public Created create(CustomerId customer, AddLines lines) {
    for (var attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      var open = open(customer, clock.instant());
      if (open.cart().isPresent()) {
        var id = id(open.cart().get(), customer);
        return new Created(id, carts.change(id, lines, OptionalLong.empty()));
      }
      var begun = begin(customer, open.latest(), lines);
      if (begun.isPresent()) {
        return begun.get();
      }
    }
    throw new IllegalStateException("another cart of the same customer began again and again");
  }

  /// Empty when another cart began meanwhile.
  private Optional<Created> begin(CustomerId customer, Optional<CartName> before, AddLines lines) {
    var id = CartId.next(ids, customer);
    var start = Cart.start(id, CartContents.of(List.of()), clock.instant());
    var answer = carts.filled(start, lines);
    return answer.refusals().isEmpty()
        ? answer
            .cart()
            .map(PricedCart::cart)
            .filter(cart -> latest.begin(new Begun(customer, cart, before)))
            .map(_ -> new Created(id, answer))
        : Optional.of(new Created(id, answer));
  }

  static CartId id(Cart cart, CustomerId customer) {
    return new CartId(cart.name(), new SignedIn(customer));
  }
}
