package com.thebetterstore.ordering.cart;

import com.thebetterstore.contracts.Identifier;
import com.thebetterstore.contracts.Ids;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.cart.CartCommand.AddLines;
import com.thebetterstore.ordering.cart.CartCommand.LineToAdd;
import com.thebetterstore.ordering.cart.CartCommand.SetDiscountCodes;
import com.thebetterstore.ordering.cart.CartDecision.Changed;
import com.thebetterstore.ordering.cart.CartDecision.Refused;
import com.thebetterstore.ordering.cart.CartDecision.Unchanged;
import com.thebetterstore.ordering.cart.CartRefusal.*;
import com.thebetterstore.ordering.cart.CartState.*;
import com.thebetterstore.ordering.cart.CartStore.Request;
import com.thebetterstore.ordering.cart.CartStore.Saved;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.cart.identity.CartName;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import com.thebetterstore.ordering.catalogue.Catalogue;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.discount.DiscountCode;
import com.thebetterstore.ordering.discount.DiscountStandings;
import com.thebetterstore.ordering.discount.Standing;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads and changes carts: load, decide, save.
///
/// A change that loses a race against another one is decided again on the newer cart, so parallel
/// additions all count. With `expectedVersion`, a stale cart is refused with `VersionConflict`.
public final class Carts {

  /// More than the number of devices that one shopper uses at the same time.
  private static final int MAX_ATTEMPTS = 16;

  private final CartStore store;
  private final Catalogue catalogue;
  private final DiscountStandings discounts;
  private final InstantSource clock;
  private final Ids ids;

  public Carts(
      CartStore store,
      Catalogue catalogue,
      DiscountStandings discounts,
      InstantSource clock,
      Ids ids) {
    this.store = store;
    this.catalogue = catalogue;
    this.discounts = discounts;
    this.clock = clock;
    this.ids = ids;
  }

  /// A cart at today's prices; empty when there is none with this id.
  public Optional<PricedCart> find(CartId id) {
    return store.find(id, clock.instant()).map(this::priced);
  }

  /// The same cart at today's prices.
  public PricedCart priced(Cart cart) {
    return priced(cart, catalogue.offers(cart.contents().skus()));
  }

  /// The same cart at these prices, less what its codes take off now.
  ///
  /// @param offers what the catalogue has for [CartContents#skus]
  public PricedCart priced(Cart cart, Map<ProductId, Offer> offers) {
    var codes = cart.contents().discountCodes();
    var standings =
        switch (cart.state()) {
          case Locked _, Ordered _ -> discounts.taken(codes);
          case Active _, Merged _, Expired _ -> discounts.of(codes, cart.discountUser());
        };
    return PricedCart.of(cart, new Prices(offers, standings));
  }

  /// Starts a cart with these lines, or, if they are refused, none.
  public Created create(AddLines lines) {
    var id = CartId.next(ids);
    var answer = filled(Cart.start(id, CartContents.of(List.of()), clock.instant()), lines);
    answer.cart().ifPresent(filled -> store.create(filled.cart()));
    return new Created(id, answer);
  }

  /// A cart that is not stored yet, with these lines as its first: it stays at version 1.
  public CartAnswer filled(Cart start, AddLines lines) {
    var now = start.lifetime().createdAt();
    var offers = offers(start, lines);
    var prices = new Prices(offers, Map.of());
    return switch (CartRules.decide(start, OptionalLong.empty(), lines, prices, now)) {
      case Refused(var reasons) -> CartAnswer.refused(reasons);
      case Unchanged _ -> CartAnswer.done(priced(start, offers));
      case Changed(var filled) ->
          CartAnswer.done(priced(start.filledWith(filled.contents()), offers));
    };
  }

  /// A cart and its id. A guest's id is answered this once: only a hash of its key is stored.
  public record Created(CartId id, CartAnswer answer) {}

  /// Changes a cart.
  ///
  /// @param expectedVersion the version that the caller read, if it must be that one
  public CartAnswer change(CartId id, CartCommand command, OptionalLong expectedVersion) {
    return change(id, command, expectedVersion, Optional.empty());
  }

  /// Adds lines once, however often the same key comes.
  public CartAnswer addOnce(
      CartId id, AddLines lines, OptionalLong expectedVersion, String idempotencyKey) {
    var request =
        IdempotencyKey.parse(idempotencyKey)
            .map(key -> new Request(key, lines.hash(), clock.instant()));
    return request.isPresent()
        ? change(id, lines, expectedVersion, request)
        : refused(id, new InvalidInput(List.of("idempotencyKey"), IdempotencyKey.RULE));
  }

  private CartAnswer change(
      CartId id, CartCommand command, OptionalLong expectedVersion, Optional<Request> request) {
    for (var attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      var answer = tryToChange(id, command, expectedVersion, request);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    var cart = find(id);
    return cart.isEmpty()
        ? CartAnswer.refused(List.of(new CartNotFound()))
        : CartAnswer.refused(
            cart.get(), List.of(new VersionConflict(cart.get().cart().version(), true)));
  }

  /// One attempt; empty when another writer was faster.
  private Optional<CartAnswer> tryToChange(
      CartId id, CartCommand command, OptionalLong expectedVersion, Optional<Request> request) {
    var now = clock.instant();
    var found = store.find(id, now);
    if (found.isEmpty()) {
      return Optional.of(CartAnswer.refused(List.of(new CartNotFound())));
    }
    var cart = found.get();
    var offers = offers(cart, command);
    var repeated = request.flatMap(asked -> repeated(id, cart.name(), asked));
    if (repeated.isPresent()) {
      return repeated;
    }
    var prices = new Prices(offers, standings(cart, command));
    return switch (CartRules.decide(cart, expectedVersion, command, prices, now)) {
      case Refused(var reasons) -> Optional.of(CartAnswer.refused(priced(cart, offers), reasons));
      case Unchanged _ -> Optional.of(CartAnswer.done(priced(cart, offers)));
      case Changed(var changed) ->
          save(changed, request) == Saved.DONE
              ? Optional.of(CartAnswer.done(priced(changed, offers)))
              : Optional.empty();
    };
  }

  /// The answer to a request that was made before.
  ///
  /// Looked up before anything is decided: a request that succeeded may be refused when it is
  /// repeated, for lack of the stock that it took itself. The cart is read again afterwards: the
  /// one that was read before may lack what the first request added.
  private Optional<CartAnswer> repeated(CartId id, CartName name, Request asked) {
    return store
        .done(name, asked.key())
        .map(before ->
            before.equals(asked.arguments())
                ? find(id)
                    .map(CartAnswer::done)
                    .orElseGet(() -> CartAnswer.refused(List.of(new CartNotFound())))
                : refused(id, new IdempotencyKeyReused()));
  }

  private Saved save(Cart changed, Optional<Request> request) {
    return request.isPresent() ? store.saveOnce(changed, request.get()) : store.save(changed);
  }

  private CartAnswer refused(CartId id, CartRefusal reason) {
    return find(id)
        .map(cart -> CartAnswer.refused(cart, List.of(reason)))
        .orElseGet(() -> CartAnswer.refused(List.of(new CartNotFound())));
  }

  /// Everything that the command and the answer need of the catalogue. A product that is new to the
  /// cart is looked up first, since its stock is kept by sku.
  private Map<ProductId, Offer> offers(Cart cart, CartCommand command) {
    var skus = cart.contents().skus();
    if (command instanceof AddLines add && add.lines().size() <= Cart.MAX_LINES) {
      catalogue
          .products(newProducts(add, skus))
          .values()
          .forEach(product -> skus.put(product.id(), product.sku()));
    }
    return catalogue.offers(skus);
  }

  /// How the codes that are to be added stand.
  private Map<DiscountCode, Standing> standings(Cart cart, CartCommand command) {
    return command instanceof SetDiscountCodes(var codes)
        ? discounts.of(CodeRules.added(cart, codes), cart.discountUser())
        : Map.of();
  }

  private static Set<ProductId> newProducts(AddLines add, Map<ProductId, Sku> known) {
    return add.lines().stream()
        .map(LineToAdd::productId)
        .filter(Identifier::isPossible)
        .map(ProductId::new)
        .filter(id -> !known.containsKey(id))
        .collect(Collectors.toUnmodifiableSet());
  }
}
