package com.thebetterstore.resolvers.checkout;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.ordering.cart.Cart;
import com.thebetterstore.ordering.cart.CartRefusal.CartNotFound;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import com.thebetterstore.ordering.checkout.CancelCheckout;
import com.thebetterstore.ordering.checkout.Checkout;
import com.thebetterstore.ordering.checkout.CheckoutAnswer;
import com.thebetterstore.ordering.checkout.CheckoutId;
import com.thebetterstore.ordering.checkout.CheckoutRefusal.CheckoutNotFound;
import com.thebetterstore.ordering.checkout.CheckoutRequest;
import com.thebetterstore.ordering.checkout.CreateCheckout;
import com.thebetterstore.ordering.checkout.FindCheckout;
import com.thebetterstore.ordering.shipping.ShippingRules;
import com.thebetterstore.platform.function.FieldRequest;
import com.thebetterstore.platform.work.Work;
import com.thebetterstore.resolvers.Callers;
import com.thebetterstore.resolvers.cart.CartErrorMapper;
import com.thebetterstore.resolvers.cart.CartPresenter;
import com.thebetterstore.resolvers.cart.CartView;
import com.thebetterstore.resolvers.order.view.OrderViews;
import com.thebetterstore.resolvers.view.ErrorCode;
import com.thebetterstore.resolvers.view.UserErrorView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The schema's fields about checkouts: arguments in, views out.
final class CheckoutApi {

  private final CreateCheckout create;
  private final FindCheckout find;
  private final CancelCheckout cancel;
  private final CartPresenter carts;
  private final OrderViews orders;
  private final boolean guestCheckout;
  private final CheckoutMapper views = new CheckoutMapperImpl();

  CheckoutApi(
      CreateCheckout create,
      FindCheckout find,
      CancelCheckout cancel,
      CartPresenter carts,
      OrderViews orders,
      boolean guestCheckout) {
    this.create = create;
    this.find = find;
    this.cancel = cancel;
    this.carts = carts;
    this.orders = orders;
    this.guestCheckout = guestCheckout;
  }

  record CheckoutById(String id) {
    @Override
    public String toString() {
      return "CheckoutById[…]";
    }
  }

  record Create(Input input) {

    record Input(
        String cartId, long expectedVersion, long expectedTotalMinorUnits, String idempotencyKey) {
      @Override
      public String toString() {
        return "Input[…]";
      }
    }
  }

  record Cancel(String checkoutId) {
    @Override
    public String toString() {
      return "Cancel[…]";
    }
  }

  /// `Query.storeSettings` has no arguments.
  record Settings() {}

  StoreSettingsView settings() {
    return new StoreSettingsView(
        guestCheckout,
        List.of(ShippingRules.COUNTRY),
        ShippingRules.OFFERS.stream().map(views::view).toList(),
        Cart.MAX_LINES);
  }

  @Nullable CheckoutView checkout(CheckoutById asked, Cause cause) {
    return CheckoutId.parse(asked.id())
        .flatMap(id -> find.find(id, cause))
        .map(this::view)
        .orElse(null);
  }

  CheckoutPayload create(Create asked, FieldRequest caller) {
    var input = asked.input();
    var cart = CartId.parse(input.cartId(), Callers.buyer(caller));
    if (cart.isEmpty()) {
      return refused(CartErrorMapper.view(new CartNotFound()));
    }
    var key = IdempotencyKey.parse(input.idempotencyKey());
    if (key.isEmpty()) {
      return refused(
          UserErrorView.of(ErrorCode.INVALID_INPUT, IdempotencyKey.RULE)
              .at(List.of("input", "idempotencyKey")));
    }
    var request =
        new CheckoutRequest(
            cart.get(),
            Callers.buyer(caller),
            input.expectedVersion(),
            input.expectedTotalMinorUnits(),
            key.get());
    var answer = create.create(request, caller.cause());
    var view = answer.cart().map(priced -> carts.view(cart.get(), priced)).orElse(null);
    return payload(answer, view, caller.work());
  }

  /// The cart is not shown: a checkout's id gives no access to it.
  CheckoutPayload cancel(Cancel asked, Work work) {
    return CheckoutId.parse(asked.checkoutId())
        .map(id -> payload(cancel.cancel(id, work.cause()), null, work))
        .orElseGet(() -> refused(CheckoutErrorMapper.view(new CheckoutNotFound())));
  }

  private CheckoutView view(Checkout checkout) {
    return views.view(checkout, checkout.status(), orders.view(checkout.order()));
  }

  private static CheckoutPayload refused(UserErrorView error) {
    return new CheckoutPayload(null, null, null, List.of(error));
  }

  private CheckoutPayload payload(CheckoutAnswer answer, @Nullable CartView cart, Work work) {
    answer.checkout().ifPresent(checkout -> work.order(checkout.order().number()));
    return new CheckoutPayload(
        answer.checkout().map(this::view).orElse(null),
        cart,
        answer.checkout().map(checkout -> checkout.id().token()).orElse(null),
        answer.refusals().stream().map(CheckoutErrorMapper::view).toList());
  }
}
