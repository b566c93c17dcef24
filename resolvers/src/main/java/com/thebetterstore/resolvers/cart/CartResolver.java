package com.thebetterstore.resolvers.cart;

import com.thebetterstore.platform.function.AppSyncResolver;
import com.thebetterstore.platform.function.RequestReader;
import com.thebetterstore.resolvers.ShopWiring;
import com.thebetterstore.resolvers.cart.CartApi.*;
import java.util.Map;

/// `Query.cart` and every `Mutation.cart…`
public final class CartResolver extends AppSyncResolver {

  /// The constructor that Lambda calls.
  public CartResolver() {
    this(ShopWiring.ofProcess());
  }

  public CartResolver(Map<String, String> environment) {
    this(ShopWiring.of(environment));
  }

  private CartResolver(ShopWiring shop) {
    this(shop.requests(), CartWiring.api(shop));
  }

  CartResolver(RequestReader requests, CartApi api) {
    super(
        requests,
        field("Query.cart", CartById.class, (_, asked) -> api.cart(asked)),
        field("Mutation.cartCreate", Create.class, (_, asked) -> api.create(asked)),
        field("Mutation.cartLinesAdd", LinesAdd.class, (_, asked) -> api.add(asked)),
        field("Mutation.cartLinesUpdate", LinesUpdate.class, (_, asked) -> api.update(asked)),
        field("Mutation.cartLinesRemove", LinesRemove.class, (_, asked) -> api.remove(asked)),
        field("Mutation.cartClear", ClearAll.class, (_, asked) -> api.clear(asked)),
        field("Mutation.cartContactSet", ContactSet.class, (_, asked) -> api.setContact(asked)),
        field(
            "Mutation.cartShippingAddressSet",
            AddressSet.class,
            (_, asked) -> api.setAddress(asked)),
        field(
            "Mutation.cartShippingMethodSelect",
            MethodSelect.class,
            (_, asked) -> api.selectMethod(asked)));
  }
}
