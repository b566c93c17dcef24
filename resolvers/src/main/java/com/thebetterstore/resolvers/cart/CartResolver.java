package com.thebetterstore.resolvers.cart;

import static com.thebetterstore.resolvers.Callers.buyer;
import static com.thebetterstore.resolvers.Callers.customer;

import com.thebetterstore.platform.function.AppSyncResolver;
import com.thebetterstore.platform.function.RequestReader;
import com.thebetterstore.resolvers.ShopWiring;
import com.thebetterstore.resolvers.cart.CartApi.*;
import java.util.Map;

/// `Query.cart`, every `Mutation.cart…`, `Mutation.orderReorder` and `Customer.cart`
public final class CartResolver extends AppSyncResolver {

  /// The constructor that Lambda calls.
  public CartResolver() {
    this(ShopWiring.processEnvironment());
  }

  public CartResolver(Map<String, String> environment) {
    this(ShopWiring.of(environment));
    rehearsesIn(environment, CartResolver::new);
  }

  private CartResolver(ShopWiring shop) {
    this(shop.requests(), CartWiring.api(shop));
  }

  CartResolver(RequestReader requests, CartApi api) {
    super(
        requests,
        field("Query.cart", CartById.class, (caller, asked) -> api.cart(asked, buyer(caller))),
        field(
            "Mutation.cartCreate",
            Create.class,
            (caller, asked) -> api.create(asked, buyer(caller))),
        field(
            "Mutation.cartLinesAdd",
            LinesAdd.class,
            (caller, asked) -> api.add(asked, buyer(caller))),
        field(
            "Mutation.cartLinesUpdate",
            LinesUpdate.class,
            (caller, asked) -> api.update(asked, buyer(caller))),
        field(
            "Mutation.cartLinesRemove",
            LinesRemove.class,
            (caller, asked) -> api.remove(asked, buyer(caller))),
        field(
            "Mutation.cartClear",
            ClearAll.class,
            (caller, asked) -> api.clear(asked, buyer(caller))),
        field(
            "Mutation.cartContactSet",
            ContactSet.class,
            (caller, asked) -> api.setContact(asked, buyer(caller))),
        field(
            "Mutation.cartShippingAddressSet",
            AddressSet.class,
            (caller, asked) -> api.setAddress(asked, buyer(caller))),
        field(
            "Mutation.cartShippingMethodSelect",
            MethodSelect.class,
            (caller, asked) -> api.selectMethod(asked, buyer(caller))),
        field(
            "Mutation.cartDiscountCodesUpdate",
            CodesUpdate.class,
            (caller, asked) -> api.setCodes(asked, buyer(caller))),
        field(
            "Mutation.cartMerge",
            Merge.class,
            (caller, asked) -> api.merge(asked, customer(caller))),
        field(
            "Mutation.orderReorder",
            Again.class,
            (caller, asked) -> api.reorder(asked, buyer(caller))),
        field("Customer.cart", Own.class, (caller, _) -> api.own(customer(caller))));
  }
}
