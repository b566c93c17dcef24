package com.thebetterstore.resolvers.order;

import com.thebetterstore.ordering.order.access.DownloadKeys;
import com.thebetterstore.ordering.order.access.OrderAccess;
import com.thebetterstore.platform.CachedSecret;
import com.thebetterstore.resolvers.ShopWiring;

/// Puts the function of orders together.
final class OrderWiring {

  private OrderWiring() {}

  static OrderApi api(ShopWiring shop) {
    var secret =
        CachedSecret.text(
            shop.secretsManager(), shop.setting("ORDER_ACCESS_SECRET_ID"), shop.clock());
    return new OrderApi(
        shop.orders(),
        new OrderAccess(secret),
        new OrderViews(new DownloadKeys(secret), shop.clock()));
  }
}
