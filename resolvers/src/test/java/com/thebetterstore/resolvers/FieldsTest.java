package com.thebetterstore.resolvers;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.resolvers.cart.CartResolver;
import com.thebetterstore.resolvers.catalogue.CatalogueResolver;
import com.thebetterstore.resolvers.checkout.CheckoutResolver;
import com.thebetterstore.resolvers.customer.CustomerResolver;
import com.thebetterstore.resolvers.order.OrderResolver;
import com.thebetterstore.resolvers.order.desk.OrderDeskResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The functions declare which fields they resolve; a test of the templates holds that against the
/// fields that are attached to them.
class FieldsTest {

  private static final Path SCHEMA = Path.of("..", "schema.graphql");
  private static final Map<String, String> SETTINGS =
      Map.of(
          "AWS_REGION", "ap-southeast-2",
          "ORDERING_TABLE", "no-table",
          "CURSOR_SECRET_ID", "never-asked-for",
          "ORDER_ACCESS_SECRET_ID", "never-asked-for",
          "STRIPE_SECRET_ID", "never-asked-for",
          "STRIPE_API_BASE", "https://stripe.example",
          "STRIPE_LIVE_MODE", "false",
          "GUEST_CHECKOUT", "true",
          "STOREFRONT_URL", "https://shop.example");

  /// Other services resolve fields, too: `ApiTest` sees that none is left.
  @Test
  void every_field_that_a_function_declares_is_the_schemas_and_is_declared_once()
      throws IOException {
    var schema = Files.readString(SCHEMA);
    var resolvers =
        Stream.of(
            new CatalogueResolver(SETTINGS),
            new CartResolver(SETTINGS),
            new CheckoutResolver(SETTINGS),
            new OrderResolver(SETTINGS),
            new OrderDeskResolver(SETTINGS),
            new CustomerResolver(SETTINGS));

    assertThat(resolvers.flatMap(resolver -> resolver.fields().stream()))
        .as("fields that resolvers declare, against those of schema.graphql")
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .isSubsetOf(
            Stream.of("Query", "Mutation", "Subscription", "Customer")
                .flatMap(type -> fields(schema, type))
                .filter(field -> !field.equals("Customer.id"))
                .toList());
  }

  private static Stream<String> fields(String schema, String type) {
    var body = Pattern.compile("(?ms)^type %s\\b[^{]*\\{(.*?)^\\}".formatted(type)).matcher(schema);
    assertThat(body.find()).as("type %s in the schema", type).isTrue();
    return Pattern.compile("(?m)^  ([a-z][A-Za-z_0-9]*)")
        .matcher(body.group(1))
        .results()
        .map(field -> type + "." + field.group(1));
  }
}
