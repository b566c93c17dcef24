package com.thebetterstore.resolvers.cart;

import com.thebetterstore.ordering.cart.CartAnswer;
import com.thebetterstore.ordering.cart.CartCommand;
import com.thebetterstore.ordering.cart.CartCommand.*;
import com.thebetterstore.ordering.cart.CartRefusal.CartNotFound;
import com.thebetterstore.ordering.cart.Carts;
import com.thebetterstore.ordering.cart.identity.CartId;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The schema's fields about carts: arguments in, views out.
final class CartApi {

  private static final int DEFAULT_QUANTITY = 1;

  private final Carts carts;
  private final CartPresenter presenter;
  private final CartMapper views = new CartMapperImpl();

  CartApi(Carts carts, CartPresenter presenter) {
    this.carts = carts;
    this.presenter = presenter;
  }

  record CartById(String id) {}

  record LineInput(String productId, @Nullable Integer quantity) {}

  record Create(@Nullable Input input) {

    record Input(@Nullable List<LineInput> lines) {}
  }

  record LinesAdd(
      String cartId,
      List<LineInput> lines,
      @Nullable Long expectedVersion,
      @Nullable String idempotencyKey) {}

  record LineUpdateInput(String lineId, int quantity) {}

  record LinesUpdate(String cartId, List<LineUpdateInput> lines, @Nullable Long expectedVersion) {}

  record LinesRemove(String cartId, List<String> lineIds, @Nullable Long expectedVersion) {}

  record ClearAll(String cartId, @Nullable Long expectedVersion) {}

  record ContactSet(String cartId, String email) {}

  record AddressInput(
      String name,
      String line1,
      @Nullable String line2,
      String city,
      @Nullable String region,
      String postalCode,
      String countryCode,
      @Nullable String phone) {}

  record AddressSet(String cartId, AddressInput address) {}

  record MethodSelect(String cartId, String shippingMethodId) {}

  @Nullable CartView cart(CartById asked) {
    return CartId.parse(asked.id())
        .flatMap(id -> carts.find(id).map(cart -> presenter.view(id, cart)))
        .orElse(null);
  }

  CartPayload create(Create asked) {
    var lines =
        asked.input() == null || asked.input().lines() == null
            ? new AddLines(List.of())
            : add(asked.input().lines());
    var created = carts.create(lines);
    var payload = payload(created.id(), created.answer());
    return new CartPayload(
        payload.cart(), payload.userErrors().stream().map(error -> error.within("input")).toList());
  }

  CartPayload add(LinesAdd asked) {
    var lines = add(asked.lines());
    var version = version(asked.expectedVersion());
    var key = asked.idempotencyKey();
    return change(
        asked.cartId(),
        id ->
            key == null
                ? carts.change(id, lines, version)
                : carts.addOnce(id, lines, version, key));
  }

  CartPayload update(LinesUpdate asked) {
    var lines = asked.lines().stream().map(views::line).toList();
    return change(asked.cartId(), new UpdateLines(lines), asked.expectedVersion());
  }

  CartPayload remove(LinesRemove asked) {
    return change(asked.cartId(), new RemoveLines(asked.lineIds()), asked.expectedVersion());
  }

  CartPayload clear(ClearAll asked) {
    return change(asked.cartId(), new Clear(), asked.expectedVersion());
  }

  CartPayload setContact(ContactSet asked) {
    return change(asked.cartId(), new SetEmail(asked.email()), null);
  }

  CartPayload setAddress(AddressSet asked) {
    return change(asked.cartId(), new SetAddress(views.draft(asked.address())), null);
  }

  CartPayload selectMethod(MethodSelect asked) {
    return change(asked.cartId(), new SelectShippingMethod(asked.shippingMethodId()), null);
  }

  private CartPayload change(String cartId, CartCommand command, @Nullable Long expectedVersion) {
    return change(cartId, id -> carts.change(id, command, version(expectedVersion)));
  }

  private CartPayload change(String cartId, Function<CartId, CartAnswer> change) {
    return CartId.parse(cartId)
        .map(id -> payload(id, change.apply(id)))
        .orElseGet(() -> new CartPayload(null, List.of(CartErrorMapper.view(new CartNotFound()))));
  }

  private CartPayload payload(CartId id, CartAnswer answer) {
    return new CartPayload(
        answer.cart().map(cart -> presenter.view(id, cart)).orElse(null),
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
