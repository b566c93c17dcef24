package com.thebetterstore.resolvers.cart;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.cart.CartAnswer;
import com.thebetterstore.ordering.cart.CartCommand;
import com.thebetterstore.ordering.cart.CartCommand.*;
import com.thebetterstore.ordering.cart.CartRefusal.CartNotFound;
import com.thebetterstore.ordering.cart.CartRefusal.InvalidInput;
import com.thebetterstore.ordering.cart.CartRefusal.OrderNotFound;
import com.thebetterstore.ordering.cart.Carts;
import com.thebetterstore.ordering.cart.Carts.Created;
import com.thebetterstore.ordering.cart.customer.CustomerCarts;
import com.thebetterstore.ordering.cart.customer.MergeCarts;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import com.thebetterstore.ordering.customer.Buyer;
import com.thebetterstore.ordering.customer.Buyer.Customer;
import com.thebetterstore.ordering.customer.Buyer.Guest;
import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.order.access.OrderAccess;
import com.thebetterstore.ordering.reorder.Reorder;
import com.thebetterstore.resolvers.view.AddressInput;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The schema's fields about carts: arguments in, views out.
final class CartApi {

  private static final int DEFAULT_QUANTITY = 1;

  private final Carts carts;
  private final CustomerCarts customers;
  private final MergeCarts merging;
  private final Reorder reordering;
  private final OrderStore orders;
  private final OrderAccess access;
  private final CartPresenter presenter;
  private final CartMapper views = new CartMapperImpl();

  CartApi(
      Carts carts,
      CustomerCarts customers,
      MergeCarts merging,
      Reorder reordering,
      OrderStore orders,
      OrderAccess access,
      CartPresenter presenter) {
    this.carts = carts;
    this.customers = customers;
    this.merging = merging;
    this.reordering = reordering;
    this.orders = orders;
    this.access = access;
    this.presenter = presenter;
  }

  record CartById(String id) {
    @Override
    public String toString() {
      return "CartById[…]";
    }
  }

  record LineInput(String productId, @Nullable Integer quantity) {}

  record Create(@Nullable Input input) {

    record Input(@Nullable List<LineInput> lines) {}
  }

  record LinesAdd(
      String cartId,
      List<LineInput> lines,
      @Nullable Long expectedVersion,
      @Nullable String idempotencyKey) {
    @Override
    public String toString() {
      return "LinesAdd[…]";
    }
  }

  record LineUpdateInput(String lineId, int quantity) {}

  record LinesUpdate(String cartId, List<LineUpdateInput> lines, @Nullable Long expectedVersion) {
    @Override
    public String toString() {
      return "LinesUpdate[…]";
    }
  }

  record LinesRemove(String cartId, List<String> lineIds, @Nullable Long expectedVersion) {
    @Override
    public String toString() {
      return "LinesRemove[…]";
    }
  }

  record ClearAll(String cartId, @Nullable Long expectedVersion) {
    @Override
    public String toString() {
      return "ClearAll[…]";
    }
  }

  record ContactSet(String cartId, String email) {
    @Override
    public String toString() {
      return "ContactSet[…]";
    }
  }

  record AddressSet(String cartId, AddressInput address) {
    @Override
    public String toString() {
      return "AddressSet[…]";
    }
  }

  record MethodSelect(String cartId, String shippingMethodId) {
    @Override
    public String toString() {
      return "MethodSelect[…]";
    }
  }

  record CodesUpdate(String cartId, List<String> codes, @Nullable Long expectedVersion) {
    @Override
    public String toString() {
      return "CodesUpdate[…]";
    }
  }

  /// `Customer.cart` has no arguments.
  record Own() {}

  record Again(
      String orderId,
      @Nullable String accessToken,
      @Nullable String cartId,
      @Nullable String idempotencyKey) {
    @Override
    public String toString() {
      return "Again[…]";
    }
  }

  record Merge(String guestCartId) {
    @Override
    public String toString() {
      return "Merge[…]";
    }
  }

  @Nullable CartView cart(CartById asked, Buyer caller) {
    return CartId.parse(asked.id(), caller)
        .flatMap(id -> carts.find(id).map(cart -> presenter.view(id, cart)))
        .orElse(null);
  }

  /// The cart of a customer who has signed in.
  @Nullable CartView own(CustomerId customer) {
    return customers.find(customer).map(found -> payload(found).cart()).orElse(null);
  }

  CartPayload create(Create asked, Buyer caller) {
    var lines =
        asked.input() == null || asked.input().lines() == null
            ? new AddLines(List.of())
            : add(asked.input().lines());
    var created =
        switch (caller) {
          case Guest _ -> carts.create(lines);
          case Customer(var id) -> customers.create(id, lines);
        };
    var payload = payload(created);
    return new CartPayload(
        payload.cart(), payload.userErrors().stream().map(error -> error.within("input")).toList());
  }

  CartPayload add(LinesAdd asked, Buyer caller) {
    var lines = add(asked.lines());
    var version = version(asked.expectedVersion());
    var key = asked.idempotencyKey();
    return change(
        asked.cartId(),
        caller,
        id ->
            key == null
                ? carts.change(id, lines, version)
                : carts.addOnce(id, lines, version, key));
  }

  CartPayload update(LinesUpdate asked, Buyer caller) {
    var lines = asked.lines().stream().map(views::line).toList();
    return change(asked.cartId(), caller, new UpdateLines(lines), asked.expectedVersion());
  }

  CartPayload remove(LinesRemove asked, Buyer caller) {
    return change(
        asked.cartId(), caller, new RemoveLines(asked.lineIds()), asked.expectedVersion());
  }

  CartPayload clear(ClearAll asked, Buyer caller) {
    return change(asked.cartId(), caller, new Clear(), asked.expectedVersion());
  }

  CartPayload setContact(ContactSet asked, Buyer caller) {
    return change(asked.cartId(), caller, new SetEmail(asked.email()), null);
  }

  CartPayload setAddress(AddressSet asked, Buyer caller) {
    return change(asked.cartId(), caller, new SetAddress(asked.address().draft()), null);
  }

  CartPayload selectMethod(MethodSelect asked, Buyer caller) {
    return change(asked.cartId(), caller, new SelectShippingMethod(asked.shippingMethodId()), null);
  }

  CartPayload setCodes(CodesUpdate asked, Buyer caller) {
    return change(
        asked.cartId(), caller, new SetDiscountCodes(asked.codes()), asked.expectedVersion());
  }

  CartPayload merge(Merge asked, CustomerId customer) {
    return CartId.parse(asked.guestCartId(), new Customer(customer))
        .map(id -> payload(merging.merge(id, customer)))
        .orElseGet(CartApi::notFound);
  }

  /// Looks for the order first: a caller who may not see it learns nothing and gets no cart.
  CartPayload reorder(Again asked, Buyer caller) {
    var order =
        access.admitted(
            OrderId.read(asked.orderId()).flatMap(orders::find),
            Optional.ofNullable(asked.accessToken()),
            caller);
    if (order.isEmpty()) {
      return new CartPayload(null, List.of(CartErrorMapper.view(new OrderNotFound())));
    }
    var key = Optional.ofNullable(asked.idempotencyKey()).flatMap(IdempotencyKey::parse);
    if (asked.idempotencyKey() != null && key.isEmpty()) {
      return new CartPayload(
          null,
          List.of(
              CartErrorMapper.view(
                  new InvalidInput(List.of("idempotencyKey"), IdempotencyKey.RULE))));
    }
    var into =
        asked.cartId() == null
            ? Optional.of(reordering.open(caller))
            : CartId.parse(asked.cartId(), caller);
    return into.map(id -> payload(new Created(id, reordering.fill(order.get(), id, key))))
        .orElseGet(CartApi::notFound);
  }

  private CartPayload change(
      String cartId, Buyer caller, CartCommand command, @Nullable Long expectedVersion) {
    return change(cartId, caller, id -> carts.change(id, command, version(expectedVersion)));
  }

  private CartPayload change(String cartId, Buyer caller, Function<CartId, CartAnswer> change) {
    return CartId.parse(cartId, caller)
        .map(id -> payload(new Created(id, change.apply(id))))
        .orElseGet(CartApi::notFound);
  }

  private static CartPayload notFound() {
    return new CartPayload(null, List.of(CartErrorMapper.view(new CartNotFound())));
  }

  private CartPayload payload(Created created) {
    var answer = created.answer();
    return new CartPayload(
        answer.cart().map(cart -> presenter.view(created.id(), cart)).orElse(null),
        answer.refusals().stream().map(CartErrorMapper::view).toList());
  }

  private static AddLines add(List<LineInput> lines) {
    return new AddLines(lines.stream().map(CartApi::line).toList());
  }

  private static LineToAdd line(LineInput line) {
    return new LineToAdd(
        line.productId(), Objects.requireNonNullElse(line.quantity(), DEFAULT_QUANTITY));
  }

  private static OptionalLong version(@Nullable Long expected) {
    return expected == null ? OptionalLong.empty() : OptionalLong.of(expected);
  }
}
