package com.thebetterstore.resolvers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.ordering.table.OrderingTable;
import com.thebetterstore.platform.function.TestContext;
import com.thebetterstore.resolvers.cart.CartResolver;
import com.thebetterstore.resolvers.catalogue.CatalogueResolver;
import com.thebetterstore.resolvers.catalogue.CatalogueSeed;
import com.thebetterstore.resolvers.discount.DiscountSeed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The functions as they are deployed: put together from their environment, on a real table.
class ShopWiringTest {

  private final OrderingTable table = OrderingTable.create();
  private final Map<String, String> environment =
      Map.of(
          "AWS_REGION", "ap-southeast-2",
          "AWS_ACCESS_KEY_ID", "TESTS",
          "AWS_SECRET_ACCESS_KEY", "tests",
          "AWS_ENDPOINT_URL", endpoint(),
          "ORDERING_TABLE", table.name(),
          "CURSOR_SECRET_ID", "never-asked-for",
          "ORDER_ACCESS_SECRET_ID", "never-asked-for",
          "STOREFRONT_URL", "https://shop.example");

  @Test
  void a_seeded_store_sells() throws IOException {
    var out = new ByteArrayOutputStream();
    new CatalogueSeed(environment)
        .handleRequest(
            new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)),
            out,
            TestContext.request("request-1"));
    assertThat(out)
        .hasToString("{\"products\":40,\"added\":40,\"kept\":0,\"illustrated\":0,\"relisted\":0}");

    var entered = new ByteArrayOutputStream();
    new DiscountSeed(environment)
        .handleRequest(
            new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)),
            entered,
            TestContext.request("request-2"));
    assertThat(entered.toString(StandardCharsets.UTF_8)).contains("WELCOME10");

    var catalogue = new AppSync(new CatalogueResolver(environment));
    var mug = catalogue.query("product", "{\"sku\": \"KIT-1001\"}");
    assertThat(mug.path("name").asText()).isEqualTo("Stoneware Mug");

    var carts = new AppSync(new CartResolver(environment));
    var created =
        carts.mutate(
            "cartCreate",
            "{\"input\": {\"lines\": [{\"productId\": %s, \"quantity\": 3}]}}"
                .formatted(mug.path("id")));
    assertThat(created.path("userErrors")).isEmpty();
    assertThat(carts.query("cart", "{\"id\": %s}".formatted(created.at("/cart/id"))))
        .isEqualTo(created.path("cart"));
    assertThat(created.at("/cart/totals/total/amount").asText()).isEqualTo("74.70");
    var cheaper =
        carts.mutate(
            "cartDiscountCodesUpdate",
            "{\"cartId\": %s, \"codes\": [\"welcome10\"]}".formatted(created.at("/cart/id")));
    assertThat(cheaper.at("/cart/totals/total/amount").asText()).isEqualTo("67.23");
  }

  @Test
  void a_missing_setting_is_named_at_the_start() {
    var incomplete = Map.of("AWS_REGION", "ap-southeast-2");

    assertThatThrownBy(() -> new CartResolver(incomplete))
        .isInstanceOf(IllegalStateException.class);
  }

  private String endpoint() {
    return table.client().serviceClientConfiguration().endpointOverride().orElseThrow().toString();
  }
}
