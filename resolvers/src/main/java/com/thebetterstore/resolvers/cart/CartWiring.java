package com.thebetterstore.resolvers.cart;

import com.thebetterstore.ordering.checkout.OpenCheckouts;
import com.thebetterstore.ordering.order.access.OrderAccess;
import com.thebetterstore.platform.CachedSecret;
import com.thebetterstore.resolvers.ShopWiring;

/// Puts the function of carts together.
final class CartWiring {

  private CartWiring() {}

  static CartApi api(ShopWiring shop) {
    var secret =
        CachedSecret.text(
            shop.secretsManager(), shop.setting("ORDER_ACCESS_SECRET_ID"), shop.clock());
    return new CartApi(shop.carts(), new CartPresenter(new OpenCheckouts(new OrderAccess(secret))));
  }
}
