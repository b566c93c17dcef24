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
import com.thebetterstore.ordering.order.aws.DynamoDbOrderStore;
import com.thebetterstore.ordering.order.lifecycle.UpdateOrder;
import com.thebetterstore.ordering.payment.PaymentProvider;
import com.thebetterstore.ordering.payment.Settle;
import com.thebetterstore.ordering.payment.stripe.StripeClients;
import com.thebetterstore.ordering.payment.stripe.StripePaymentProvider;
import com.thebetterstore.ordering.payment.stripe.StripeSecret;
import com.thebetterstore.platform.CachedSecret;
import com.thebetterstore.platform.table.Outbox;
import com.thebetterstore.resolvers.ShopWiring;
import com.thebetterstore.resolvers.cart.CartPresenter;
import java.net.URI;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// Puts the function of checkouts together.
final class CheckoutWiring {

  private CheckoutWiring() {}

  static CheckoutApi api(ShopWiring shop) {
    var secretsManager = shop.secretsManager();
    var secret =
        CachedSecret.text(secretsManager, shop.setting("ORDER_ACCESS_SECRET_ID"), shop.clock());
    return api(
        shop,
        stripe(shop, secretsManager),
        new OrderAccess(secret),
        // Settling may confirm an order, which asks for its goods.
        shop.outbox().completing(new DownloadKeys(secret)::completed));
  }

  private static CheckoutApi api(
      ShopWiring shop, PaymentProvider provider, OrderAccess access, Outbox outbox) {
    var clock = shop.clock();
    var orders = new DynamoDbOrderStore(shop.dynamoDb(), shop.table(), outbox, clock);
    var updates = new UpdateOrder(orders);
    var settle = new Settle(orders, provider, clock);
    var addresses = new Storefront(URI.create(shop.setting("STOREFRONT_URL")), access);
    var pages = new PaymentPages(updates, provider, settle, addresses, clock);
    var checkouts = new DynamoDbCheckoutStore(shop.dynamoDb(), shop.table(), outbox);
    var find = new FindCheckout(orders, access, pages);
    return new CheckoutApi(
        new CreateCheckout(shop.carts(), checkouts, orders, pages, access, clock, shop.ids()),
        find,
        new CancelCheckout(find, updates, provider, settle, clock),
        new CartPresenter(new OpenCheckouts(access)));
  }

  private static StripePaymentProvider stripe(
      ShopWiring shop, SecretsManagerClient secretsManager) {
    var secrets =
        new CachedSecret<>(
            secretsManager, shop.setting("STRIPE_SECRET_ID"), shop.clock(), StripeSecret::read);
    return new StripePaymentProvider(
        new StripeClients(secrets::get, shop.setting("STRIPE_API_BASE")),
        Boolean.parseBoolean(shop.setting("STRIPE_LIVE_MODE")));
  }
}
