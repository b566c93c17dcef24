package com.thebetterstore.resolvers;

import com.thebetterstore.ordering.cart.Carts;
import com.thebetterstore.ordering.cart.aws.DynamoDbCartStore;
import com.thebetterstore.ordering.catalogue.Cursors;
import com.thebetterstore.ordering.catalogue.aws.DynamoDbCatalogue;
import com.thebetterstore.ordering.catalogue.aws.DynamoDbNewProducts;
import com.thebetterstore.ordering.checkout.OpenCheckouts;
import com.thebetterstore.ordering.order.OrderAccess;
import com.thebetterstore.platform.AwsClients;
import com.thebetterstore.platform.CachedSecret;
import com.thebetterstore.platform.Environment;
import com.thebetterstore.platform.RandomIds;
import com.thebetterstore.platform.StoreTime;
import com.thebetterstore.platform.function.RequestReader;
import com.thebetterstore.platform.work.Segments;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// Puts the functions of catalogue and cart together from the environment they were deployed with.
/// A function asks for its own parts only, so it needs its own settings only.
record ShopWiring(Environment environment, AwsClients clients, InstantSource clock) {

  static ShopWiring ofProcess() {
    return of(System.getenv());
  }

  static ShopWiring of(Map<String, String> variables) {
    var environment = new Environment(variables);
    return new ShopWiring(environment, new AwsClients(environment), StoreTime.clock());
  }

  RequestReader requests() {
    return new RequestReader(new RandomIds(), Segments.of(environment));
  }

  CatalogueFields catalogueFields() {
    return new CatalogueFields(
        new DynamoDbCatalogue(dynamoDb(), table()), new Cursors(secret("CURSOR_SECRET_ID")));
  }

  CartFields cartFields() {
    var dynamoDb = dynamoDb();
    var ids = new RandomIds();
    var carts =
        new Carts(
            new DynamoDbCartStore(dynamoDb, table(), ids),
            new DynamoDbCatalogue(dynamoDb, table()),
            clock,
            ids);
    return new CartFields(
        carts, new CartViews(new OpenCheckouts(new OrderAccess(secret("ORDER_ACCESS_SECRET_ID")))));
  }

  SeedCatalogue seedCatalogue() {
    return new SeedCatalogue(new DynamoDbNewProducts(dynamoDb(), table()));
  }

  private CachedSecret<String> secret(String setting) {
    return CachedSecret.text(
        clients.build(SecretsManagerClient.builder()), environment.required(setting), clock);
  }

  private String table() {
    return environment.required("ORDERING_TABLE");
  }

  private DynamoDbClient dynamoDb() {
    return clients.build(DynamoDbClient.builder());
  }
}
