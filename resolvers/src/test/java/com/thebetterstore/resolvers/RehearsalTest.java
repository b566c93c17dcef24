package com.thebetterstore.resolvers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.platform.function.AppSyncResolver;
import com.thebetterstore.platform.function.Rehearsed;
import com.thebetterstore.platform.json.Json;
import com.thebetterstore.platform.rehearsal.RehearsedFunction;
import com.thebetterstore.resolvers.cart.CartResolver;
import com.thebetterstore.resolvers.catalogue.CatalogueResolver;
import com.thebetterstore.resolvers.catalogue.CatalogueSeed;
import com.thebetterstore.resolvers.checkout.CheckoutResolver;
import com.thebetterstore.resolvers.customer.CustomerResolver;
import com.thebetterstore.resolvers.discount.DiscountSeed;
import com.thebetterstore.resolvers.order.OrderResolver;
import com.thebetterstore.resolvers.order.desk.OrderDeskResolver;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What each function does before Lambda takes the snapshot of it.
class RehearsalTest {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "AWS_REGION", "ap-southeast-2",
          "ORDERING_TABLE", "no-table",
          "CURSOR_SECRET_ID", "never-asked-for",
          "ORDER_ACCESS_SECRET_ID", "never-asked-for",
          "STRIPE_SECRET_ID", "never-asked-for",
          "STRIPE_API_BASE", "https://stripe.example",
          "STRIPE_LIVE_MODE", "true",
          "GUEST_CHECKOUT", "true",
          "STOREFRONT_URL", "https://shop.example");

  static Stream<Function<Map<String, String>, RehearsedFunction>> functions() {
    return Stream.of(
        CartResolver::new,
        CatalogueResolver::new,
        CheckoutResolver::new,
        CustomerResolver::new,
        OrderResolver::new,
        OrderDeskResolver::new,
        CatalogueSeed::new,
        DiscountSeed::new);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void a_function_rehearses_well_and_stays_as_new(
      Function<Map<String, String>, RehearsedFunction> maker) {
    Rehearsed.well(maker, SETTINGS);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void a_resolver_rehearses_each_field_that_it_resolves(
      Function<Map<String, String>, RehearsedFunction> maker) throws IOException {
    if (maker.apply(SETTINGS) instanceof AppSyncResolver resolver) {
      assertThat(rehearsed(resolver)).containsExactlyInAnyOrderElementsOf(resolver.fields());
    }
  }

  private static Set<String> rehearsed(AppSyncResolver resolver) throws IOException {
    var file = "/rehearsal/%s.json".formatted(resolver.getClass().getSimpleName());
    try (var in = Objects.requireNonNull(RehearsalTest.class.getResourceAsStream(file))) {
      return StreamSupport.stream(Json.mapper().readTree(in).spliterator(), false)
          .map(event -> event.path("info"))
          .map(RehearsalTest::name)
          .collect(Collectors.toSet());
    }
  }

  private static String name(JsonNode info) {
    return info.path("parentTypeName").asText() + "." + info.path("fieldName").asText();
  }
}
