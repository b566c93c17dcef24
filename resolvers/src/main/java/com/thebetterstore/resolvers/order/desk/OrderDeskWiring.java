package com.thebetterstore.resolvers.order.desk;

import com.thebetterstore.ordering.checkout.CancelCheckout;
import com.thebetterstore.ordering.checkout.CancelOrder;
import com.thebetterstore.ordering.order.access.DownloadKeys;
import com.thebetterstore.ordering.order.access.OrderAccess;
import com.thebetterstore.ordering.order.lifecycle.UpdateOrder;
import com.thebetterstore.ordering.payment.Settle;
import com.thebetterstore.platform.CachedSecret;
import com.thebetterstore.resolvers.ShopWiring;
import com.thebetterstore.resolvers.order.view.OrderViews;

/// Puts the function that changes orders together.
final class OrderDeskWiring {

  private OrderDeskWiring() {}

  static OrderDeskApi api(ShopWiring shop) {
    var clock = shop.clock();
    var secret =
        CachedSecret.text(shop.secretsManager(), shop.setting("ORDER_ACCESS_SECRET_ID"), clock);
    var access = new OrderAccess(secret, shop.clock());
    var keys = new DownloadKeys(secret);
    var orders = shop.ordersThatAreSent(keys);
    var updates = new UpdateOrder(orders);
    var provider = shop.paymentProvider();
    var settle = new Settle(orders, provider, clock);
    var unpaid = new CancelCheckout(orders, access, updates, provider, settle, clock);
    return new OrderDeskApi(
        orders,
        access,
        updates,
        new CancelOrder(unpaid, updates, access),
        new OrderViews(keys, clock),
        clock);
  }
}
