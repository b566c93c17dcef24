package com.thebetterstore.resolvers.cart;

import com.thebetterstore.ordering.cart.aws.DynamoDbCustomerCartStore;
import com.thebetterstore.ordering.cart.customer.CustomerCarts;
import com.thebetterstore.ordering.cart.customer.MergeCarts;
import com.thebetterstore.ordering.checkout.OpenCheckouts;
import com.thebetterstore.ordering.order.access.OrderAccess;
import com.thebetterstore.ordering.reorder.Reorder;
import com.thebetterstore.platform.CachedSecret;
import com.thebetterstore.resolvers.ShopWiring;

/// Puts the function of carts together.
final class CartWiring {

  private CartWiring() {}

  static CartApi api(ShopWiring shop) {
    var secret =
        CachedSecret.text(
            shop.secretsManager(), shop.setting("ORDER_ACCESS_SECRET_ID"), shop.clock());
    var access = new OrderAccess(secret, shop.clock());
    var carts = shop.carts();
    var store = shop.cartStore();
    var latest = new DynamoDbCustomerCartStore(shop.dynamoDb(), shop.table(), shop.ids());
    var customers = new CustomerCarts(carts, store, latest, shop.clock(), shop.ids());
    return new CartApi(
        carts,
        customers,
        new MergeCarts(carts, customers, store, latest, shop.catalogue(), shop.clock(), shop.ids()),
        new Reorder(carts, customers, store, shop.catalogue(), shop.clock()),
        shop.orders(),
        access,
        new CartPresenter(new OpenCheckouts(access)));
  }
}
