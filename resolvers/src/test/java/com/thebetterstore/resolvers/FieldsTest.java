package com.thebetterstore.resolvers;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.resolvers.cart.CartResolver;
import com.thebetterstore.resolvers.catalogue.CatalogueResolver;
import com.thebetterstore.resolvers.checkout.CheckoutResolver;
import com.thebetterstore.resolvers.order.OrderResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds `docs/fields.txt` against the fields that the resolvers declare and the schema defines. A
/// test of the templates holds it against the functions that the fields are attached to.
class FieldsTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "fields.txt");
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
          "STOREFRONT_URL", "https://shop.example");

  @Test
  void every_resolver_declares_the_fields_that_are_attached_to_it() throws IOException {
    var resolvers =
        List.of(
            new CatalogueResolver(SETTINGS),
            new CartResolver(SETTINGS),
            new CheckoutResolver(SETTINGS),
            new OrderResolver(SETTINGS));

    assertThat(
            resolvers.stream()
                .flatMap(resolver ->
                    resolver.fields().stream()
                        .map(field -> field + " " + resolver.getClass().getName())))
        .containsExactlyInAnyOrderElementsOf(
            lines().map(column -> column[0] + " " + column[2]).toList());
  }

  @Test
  void every_field_of_the_schemas_root_types_is_attached() throws IOException {
    var schema = Files.readString(SCHEMA);

    assertThat(Stream.of("Query", "Mutation", "Subscription").flatMap(type -> fields(schema, type)))
        .containsExactlyInAnyOrderElementsOf(lines().map(column -> column[0]).toList());
  }

  private static Stream<String[]> lines() throws IOException {
    return Files.readAllLines(DOCUMENT).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" +"));
  }

  private static Stream<String> fields(String schema, String type) {
    var body = Pattern.compile("(?ms)^type %s \\{(.*?)^\\}".formatted(type)).matcher(schema);
    assertThat(body.find()).as("type %s in the schema", type).isTrue();
    return Pattern.compile("(?m)^  ([a-z][A-Za-z_0-9]*)")
        .matcher(body.group(1))
        .results()
        .map(field -> type + "." + field.group(1));
  }
}
