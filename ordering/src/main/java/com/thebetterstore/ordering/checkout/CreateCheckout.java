package com.thebetterstore.ordering.checkout;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.Ids;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.WatchKey;
import com.thebetterstore.ordering.cart.CartRefusal;
import com.thebetterstore.ordering.cart.CartRefusal.CartNotFound;
import com.thebetterstore.ordering.cart.CartRefusal.DiscountNotApplicable;
import com.thebetterstore.ordering.cart.CartRefusal.IdempotencyKeyReused;
import com.thebetterstore.ordering.cart.CartRefusal.VersionConflict;
import com.thebetterstore.ordering.cart.CartState.Active;
import com.thebetterstore.ordering.cart.Carts;
import com.thebetterstore.ordering.cart.PricedCart;
import com.thebetterstore.ordering.checkout.CheckoutRefusal.OfCart;
import com.thebetterstore.ordering.checkout.CheckoutRefusal.SignInRequired;
import com.thebetterstore.ordering.checkout.CheckoutRefusal.TotalChanged;
import com.thebetterstore.ordering.checkout.CheckoutStore.*;
import com.thebetterstore.ordering.customer.Buyer.Guest;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.order.Placement;
import com.thebetterstore.ordering.order.access.OrderAccess;
import com.thebetterstore.ordering.order.access.OrderNumberFormat;
import com.thebetterstore.ordering.order.lifecycle.OrderLifecycle;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Places the order for a cart and opens its payment page.
///
/// First the order, in one transaction, then the page: money never moves without an order. When the
/// page cannot be opened the order stands, and the same request made again opens it.
///
/// Refuses guests where the store does not sell to them, whatever is in
/// [PricedCart#checkoutBlockers], a version or a total that is not what the buyer saw, and a key
/// that was used for another request.
public final class CreateCheckout {

  private static final Logger LOG = LoggerFactory.getLogger(CreateCheckout.class);

  /// Each further attempt means that the cart or its stock changed between reading and writing.
  private static final int MAX_ATTEMPTS = 5;

  private final Carts carts;
  private final CheckoutStore checkouts;
  private final OrderStore orders;
  private final PaymentPages pages;
  private final OrderAccess access;
  private final boolean guestCheckout;
  private final InstantSource clock;
  private final Ids ids;

  /// @param guestCheckout whether guests may buy, too
  public CreateCheckout(
      Carts carts,
      CheckoutStore checkouts,
      OrderStore orders,
      PaymentPages pages,
      OrderAccess access,
      boolean guestCheckout,
      InstantSource clock,
      Ids ids) {
    this.carts = carts;
    this.checkouts = checkouts;
    this.orders = orders;
    this.pages = pages;
    this.access = access;
    this.guestCheckout = guestCheckout;
    this.clock = clock;
    this.ids = ids;
  }

  public CheckoutAnswer create(CheckoutRequest request, Cause cause) {
    for (var attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      var cart = carts.find(request.cart());
      if (cart.isEmpty()) {
        return CheckoutAnswer.refused(new OfCart(new CartNotFound()));
      }
      var answer = tryToCreate(request, cart.get(), cause);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    return carts
        .find(request.cart())
        .map(cart -> refused(cart, new VersionConflict(cart.cart().version(), true)))
        .orElseGet(() -> CheckoutAnswer.refused(new OfCart(new CartNotFound())));
  }

  /// One attempt; empty when the cart or its stock changed meanwhile.
  private Optional<CheckoutAnswer> tryToCreate(
      CheckoutRequest request, PricedCart cart, Cause cause) {
    var refused = refused(request, cart, cause);
    if (refused.isPresent()) {
      return refused;
    }
    var placed = OrderLifecycle.place(placement(request, cart, cause));
    var asked = new Request(request.key(), request.arguments());
    return switch (checkouts.place(placed, cart.cart().version(), asked, cause)) {
      case Placed _ -> {
        LOG.atInfo()
            .addKeyValue("orderId", placed.order().id().value())
            .addKeyValue("totalMinorUnits", placed.order().total().minorUnits())
            .log("order placed");
        var locked = cart.lockedFor(placed.order().id(), placed.order().placedAt());
        yield Optional.of(open(placed.order(), cause).with(locked));
      }
      case KeyUsed _ -> earlier(request, cart, cause);
      // Many buyers may want the last piece: who gets none needs not read all again to be told.
      case SoldOut(var stock) -> refused(request, cart.with(stock), cause);
      case NumberTaken _, Outdated _ -> Optional.empty();
    };
  }

  /// What the buyer is told when the cart cannot be ordered; empty when it can.
  private Optional<CheckoutAnswer> refused(CheckoutRequest request, PricedCart cart, Cause cause) {
    var refusals = refusals(request, cart);
    // A request that succeeded may be refused when it is repeated, for lack of the stock that it
    // took itself.
    return refusals.isEmpty()
        ? Optional.empty()
        : earlier(request, cart, cause)
            .or(() -> Optional.of(CheckoutAnswer.refused(cart, refusals)));
  }

  private List<CheckoutRefusal> refusals(CheckoutRequest request, PricedCart cart) {
    if (!guestCheckout && request.buyer() instanceof Guest) {
      return List.of(new SignInRequired());
    }
    var isOpen = cart.cart().state() instanceof Active;
    if (isOpen && cart.cart().version() != request.expectedVersion()) {
      return List.of(new OfCart(new VersionConflict(cart.cart().version(), false)));
    }
    var refusals = new ArrayList<CheckoutRefusal>();
    cart.checkoutBlockers().forEach(blocker -> refusals.add(new OfCart(blocker)));
    if (isOpen && cart.totals().total().minorUnits() != request.expectedTotalMinorUnits()) {
      refusals.add(new TotalChanged());
      // The reason that buyers most likely want to know.
      cart.discountCodes().stream()
          .flatMap(
              code -> code.why().stream().map(why -> new DiscountNotApplicable(code.code(), why)))
          .forEach(reason -> refusals.add(new OfCart(reason)));
    }
    return refusals;
  }

  /// The answer to a request that was made before.
  private Optional<CheckoutAnswer> earlier(CheckoutRequest request, PricedCart cart, Cause cause) {
    return checkouts
        .earlier(cart.cart().name(), request.key())
        .map(before -> repeated(before, request, cart, cause));
  }

  private CheckoutAnswer repeated(
      Earlier before, CheckoutRequest request, PricedCart cart, Cause cause) {
    if (before.order().isEmpty() || !before.arguments().equals(request.arguments())) {
      return refused(cart, new IdempotencyKeyReused());
    }
    var id = before.order().get();
    var order =
        orders.find(id).orElseThrow(() -> new IllegalStateException("no order " + id.value()));
    return carts
        .find(request.cart())
        .map(now -> open(order, cause).with(now))
        .orElseGet(() -> open(order, cause));
  }

  private CheckoutAnswer open(Order order, Cause cause) {
    var page = pages.open(order, cause);
    var checkout = new Checkout(CheckoutId.of(page.order(), access), page.order(), page.page());
    return new CheckoutAnswer(
        Optional.of(checkout), Optional.empty(), page.refusal().stream().toList());
  }

  private Placement placement(CheckoutRequest request, PricedCart cart, Cause cause) {
    return new Placement(
        OrderId.next(ids),
        OrderNumberFormat.next(ids),
        WatchKey.next(ids),
        request.buyer(),
        PurchaseRules.of(cart),
        cart.cart().name(),
        cause.correlationId(),
        clock.instant());
  }

  private static CheckoutAnswer refused(PricedCart cart, CartRefusal reason) {
    return CheckoutAnswer.refused(cart, List.of(new OfCart(reason)));
  }
}
