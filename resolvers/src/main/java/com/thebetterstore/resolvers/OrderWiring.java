package com.thebetterstore.resolvers;

import com.thebetterstore.ordering.cart.Carts;
import com.thebetterstore.ordering.cart.aws.DynamoDbCartStore;
import com.thebetterstore.ordering.catalogue.aws.DynamoDbCatalogue;
import com.thebetterstore.ordering.checkout.CancelCheckout;
import com.thebetterstore.ordering.checkout.CreateCheckout;
import com.thebetterstore.ordering.checkout.FindCheckout;
import com.thebetterstore.ordering.checkout.OpenCheckouts;
import com.thebetterstore.ordering.checkout.PaymentPages;
import com.thebetterstore.ordering.checkout.ReturnAddresses;
import com.thebetterstore.ordering.checkout.aws.DynamoDbCheckoutStore;
import com.thebetterstore.ordering.order.OrderAccess;
import com.thebetterstore.ordering.order.UpdateOrder;
import com.thebetterstore.ordering.order.aws.DynamoDbOrderStore;
import com.thebetterstore.ordering.payment.PaymentProvider;
import com.thebetterstore.ordering.payment.Settle;
import com.thebetterstore.ordering.payment.stripe.StripeClients;
import com.thebetterstore.ordering.payment.stripe.StripePaymentProvider;
import com.thebetterstore.ordering.payment.stripe.StripeSecret;
import com.thebetterstore.platform.AwsClients;
import com.thebetterstore.platform.CachedSecret;
import com.thebetterstore.platform.Environment;
import com.thebetterstore.platform.RandomIds;
import com.thebetterstore.platform.StoreTime;
import com.thebetterstore.platform.function.RequestReader;
import com.thebetterstore.platform.table.Outbox;
import com.thebetterstore.platform.work.Segments;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// Puts the functions of checkout and order together from the environment they were deployed with.
/// A function asks for its own parts only, so it needs its own settings only.
record OrderWiring(
    Environment environment,
    RandomIds ids,
    InstantSource clock,
    DynamoDbClient dynamoDb,
    SecretsManagerClient secretsManager) {

  static OrderWiring ofProcess() {
    return of(System.getenv());
  }

  static OrderWiring of(Map<String, String> variables) {
    var environment = new Environment(variables);
    var clients = new AwsClients(environment);
    return new OrderWiring(
        environment,
        new RandomIds(),
        StoreTime.clock(),
        clients.build(DynamoDbClient.builder()),
        clients.build(SecretsManagerClient.builder()));
  }

  RequestReader requests() {
    return new RequestReader(ids, Segments.of(environment));
  }

  OrderFields orderFields() {
    return new OrderFields(orders(), access());
  }

  CheckoutFields checkoutFields() {
    return checkoutFields(stripe());
  }

  CheckoutFields checkoutFields(PaymentProvider provider) {
    var orders = orders();
    var access = access();
    var updates = new UpdateOrder(orders);
    var settle = new Settle(orders, provider, clock);
    var storefront = URI.create(environment.required("STOREFRONT_URL"));
    var pages =
        new PaymentPages(updates, provider, settle, new ReturnAddresses(storefront, access), clock);
    var carts =
        new Carts(
            new DynamoDbCartStore(dynamoDb, table(), ids),
            new DynamoDbCatalogue(dynamoDb, table()),
            clock,
            ids);
    var checkouts = new DynamoDbCheckoutStore(dynamoDb, table(), outbox());
    var find = new FindCheckout(orders, access, pages);
    return new CheckoutFields(
        new CreateCheckout(carts, checkouts, orders, pages, access, clock, ids),
        find,
        new CancelCheckout(find, updates, provider, settle, clock),
        new CartViews(new OpenCheckouts(access)));
  }

  private StripePaymentProvider stripe() {
    var secrets =
        new CachedSecret<>(
            secretsManager, environment.required("STRIPE_SECRET_ID"), clock, StripeSecret::read);
    return new StripePaymentProvider(
        new StripeClients(secrets::get, environment.required("STRIPE_API_BASE")),
        Boolean.parseBoolean(environment.required("STRIPE_LIVE_MODE")));
  }

  private OrderAccess access() {
    return new OrderAccess(
        CachedSecret.text(secretsManager, environment.required("ORDER_ACCESS_SECRET_ID"), clock));
  }

  private DynamoDbOrderStore orders() {
    return new DynamoDbOrderStore(dynamoDb, table(), outbox(), clock);
  }

  private Outbox outbox() {
    return new Outbox(table(), clock, ids);
  }

  private String table() {
    return environment.required("ORDERING_TABLE");
  }
}
