package com.thebetterstore.resolvers.checkout;

import com.thebetterstore.ordering.checkout.CancelCheckout;
import com.thebetterstore.ordering.checkout.CreateCheckout;
import com.thebetterstore.ordering.checkout.FindCheckout;
import com.thebetterstore.ordering.checkout.OpenCheckouts;
import com.thebetterstore.ordering.checkout.PaymentPages;
import com.thebetterstore.ordering.checkout.Storefront;
import com.thebetterstore.ordering.checkout.aws.DynamoDbCheckoutStore;
import com.thebetterstore.ordering.order.access.DownloadKeys;
import com.thebetterstore.ordering.order.access.OrderAccess;
import com.thebetterstore.ordering.order.lifecycle.UpdateOrder;
import com.thebetterstore.ordering.payment.Settle;
import com.thebetterstore.platform.CachedSecret;
import com.thebetterstore.resolvers.ShopWiring;
import com.thebetterstore.resolvers.cart.CartPresenter;
import com.thebetterstore.resolvers.order.view.OrderViews;
import java.net.URI;

/// Puts the function of checkouts together.
final class CheckoutWiring {

  private CheckoutWiring() {}

  static CheckoutApi api(ShopWiring shop) {
    var clock = shop.clock();
    var secret =
        CachedSecret.text(shop.secretsManager(), shop.setting("ORDER_ACCESS_SECRET_ID"), clock);
    var access = new OrderAccess(secret, clock);
    var keys = new DownloadKeys(secret);
    // Settling may confirm an order, which asks for its goods.
    var orders = shop.ordersThatAreSent(keys);
    var provider = shop.paymentProvider();
    var updates = new UpdateOrder(orders);
    var settle = new Settle(orders, provider, clock);
    var addresses = new Storefront(URI.create(shop.setting("STOREFRONT_URL")), access);
    var pages = new PaymentPages(updates, provider, settle, addresses, clock);
    var checkouts = new DynamoDbCheckoutStore(shop.dynamoDb(), shop.table(), shop.outbox());
    var guestCheckout = Boolean.parseBoolean(shop.setting("GUEST_CHECKOUT"));
    return new CheckoutApi(
        new CreateCheckout(
            shop.carts(), checkouts, orders, pages, access, guestCheckout, clock, shop.ids()),
        new FindCheckout(orders, access, pages),
        new CancelCheckout(orders, access, updates, provider, settle, clock),
        new CartPresenter(new OpenCheckouts(access)),
        new OrderViews(keys, clock),
        guestCheckout);
  }
}
