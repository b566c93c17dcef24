package com.thebetterstore.resolvers;

import com.thebetterstore.platform.function.AppSyncResolver;
import com.thebetterstore.platform.function.RequestReader;
import com.thebetterstore.resolvers.CartFields.AddressSet;
import com.thebetterstore.resolvers.CartFields.CartById;
import com.thebetterstore.resolvers.CartFields.ClearAll;
import com.thebetterstore.resolvers.CartFields.ContactSet;
import com.thebetterstore.resolvers.CartFields.Create;
import com.thebetterstore.resolvers.CartFields.LinesAdd;
import com.thebetterstore.resolvers.CartFields.LinesRemove;
import com.thebetterstore.resolvers.CartFields.LinesUpdate;
import com.thebetterstore.resolvers.CartFields.MethodSelect;
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

  private CartResolver(ShopWiring wiring) {
    this(wiring.requests(), wiring.cartFields());
  }

  CartResolver(RequestReader requests, CartFields fields) {
    super(
        requests,
        field("Query.cart", CartById.class, (_, asked) -> fields.cart(asked)),
        field("Mutation.cartCreate", Create.class, (_, asked) -> fields.create(asked)),
        field("Mutation.cartLinesAdd", LinesAdd.class, (_, asked) -> fields.add(asked)),
        field("Mutation.cartLinesUpdate", LinesUpdate.class, (_, asked) -> fields.update(asked)),
        field("Mutation.cartLinesRemove", LinesRemove.class, (_, asked) -> fields.remove(asked)),
        field("Mutation.cartClear", ClearAll.class, (_, asked) -> fields.clear(asked)),
        field("Mutation.cartContactSet", ContactSet.class, (_, asked) -> fields.setContact(asked)),
        field(
            "Mutation.cartShippingAddressSet",
            AddressSet.class,
            (_, asked) -> fields.setAddress(asked)),
        field(
            "Mutation.cartShippingMethodSelect",
            MethodSelect.class,
            (_, asked) -> fields.selectMethod(asked)));
  }
}
