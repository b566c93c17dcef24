package com.thebetterstore.resolvers;

import com.thebetterstore.ordering.cart.Carts;
import com.thebetterstore.ordering.cart.aws.DynamoDbCartStore;
import com.thebetterstore.ordering.catalogue.aws.DynamoDbCatalogue;
import com.thebetterstore.ordering.discount.DiscountStandings;
import com.thebetterstore.ordering.discount.aws.DynamoDbDiscounts;
import com.thebetterstore.ordering.order.access.DownloadKeys;
import com.thebetterstore.ordering.order.aws.DynamoDbOrderStore;
import com.thebetterstore.ordering.payment.PaymentProvider;
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

/// The parts that functions are put together from, made from the environment that they were
/// deployed with. A function asks for its own parts only, so it needs its own settings only.
public final class ShopWiring {

  private final Environment environment;
  private final AwsClients clients;
  private final RandomIds ids;
  private final InstantSource clock;
  private final DynamoDbClient dynamoDb;

  private ShopWiring(Environment environment) {
    this.environment = environment;
    this.clients = new AwsClients(environment);
    this.ids = new RandomIds();
    this.clock = StoreTime.clock();
    this.dynamoDb = clients.build(DynamoDbClient.builder());
  }

  public static Map<String, String> processEnvironment() {
    return System.getenv();
  }

  public static ShopWiring of(Map<String, String> variables) {
    return new ShopWiring(new Environment(variables));
  }

  public RequestReader requests() {
    return new RequestReader(ids, Segments.of(environment));
  }

  public RandomIds ids() {
    return ids;
  }

  public InstantSource clock() {
    return clock;
  }

  public DynamoDbClient dynamoDb() {
    return dynamoDb;
  }

  public String table() {
    return setting("ORDERING_TABLE");
  }

  /// What the function was deployed with under this name.
  public String setting(String name) {
    return environment.required(name);
  }

  public DynamoDbCatalogue catalogue() {
    return new DynamoDbCatalogue(dynamoDb, table(), URI.create(setting("STOREFRONT_URL")));
  }

  public Carts carts() {
    return new Carts(cartStore(), catalogue(), discounts(), clock, ids);
  }

  private DiscountStandings discounts() {
    return new DiscountStandings(new DynamoDbDiscounts(dynamoDb, table()), clock);
  }

  public DynamoDbCartStore cartStore() {
    return new DynamoDbCartStore(dynamoDb, table(), ids);
  }

  public DynamoDbOrderStore orders() {
    return new DynamoDbOrderStore(dynamoDb, table(), outbox(), clock);
  }

  /// Orders whose goods may be asked for: the request has the keys of downloads.
  public DynamoDbOrderStore ordersThatAreSent(DownloadKeys keys) {
    return new DynamoDbOrderStore(dynamoDb, table(), outbox().completing(keys::completed), clock);
  }

  public PaymentProvider paymentProvider() {
    var secrets =
        new CachedSecret<>(
            secretsManager(), setting("STRIPE_SECRET_ID"), clock, StripeSecret::read);
    return new StripePaymentProvider(
        new StripeClients(secrets::get, setting("STRIPE_API_BASE")),
        Boolean.parseBoolean(setting("STRIPE_LIVE_MODE")));
  }

  public Outbox outbox() {
    return new Outbox(table(), clock, ids);
  }

  /// A new client: a function that needs no secret has none.
  public SecretsManagerClient secretsManager() {
    return clients.build(SecretsManagerClient.builder());
  }
}
