package com.thebetterstore.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// Puts things into a cart and goes to the payment page, as a guest.
public final class Shopper {
  private final ShopApi api;

  public Shopper(ShopApi api) {
    this.api = api;
  }

  /// How many of a product to buy.
  public record Wish(String productId, int quantity) {}

  /// An order that waits for its payment. `token` reads it; `total` is as the API writes it.
  public record PlacedOrder(
      String id, String number, String token, URI paymentUrl, int lineCount, String total) {}

  /// The first product of that type that is in stock.
  public JsonNode anyProduct(String type) {
    var products = api.ask(Operations.PRODUCTS, Map.of("first", 100));
    for (var edge : products.path("edges")) {
      var product = edge.path("node");
      if (type.equals(product.path("type").asText())
          && "IN_STOCK".equals(product.path("availability").asText())) {
        return product;
      }
    }
    throw new IllegalStateException("the store has no %s product in stock".formatted(type));
  }

  /// Fills a cart, says where the receipt and the parcel go, and opens the checkout.
  public PlacedOrder order(String email, List<Wish> wishes, String idempotencyKey) {
    var lines =
        wishes.stream()
            .map(wish -> Map.of("productId", wish.productId(), "quantity", wish.quantity()))
            .toList();
    var cart =
        changed(api.ask(Operations.CART_CREATE, Map.of("input", Map.of("lines", lines))), "cart");
    var id = cart.path("id").asText();
    cart =
        changed(api.ask(Operations.CART_CONTACT_SET, Map.of("cartId", id, "email", email)), "cart");
    if (cart.path("requiresShipping").asBoolean()) {
      cart = withDelivery(id);
    }
    var answer =
        api.ask(
            Operations.CHECKOUT_CREATE,
            Map.of(
                "input",
                Map.of(
                    "cartId",
                    id,
                    "expectedVersion",
                    cart.path("version").asInt(),
                    "expectedTotalMinorUnits",
                    cart.path("totals").path("total").path("minorUnits").asInt(),
                    "idempotencyKey",
                    idempotencyKey)));
    return placed(changed(answer, "checkout"), answer.path("orderAccessToken").asText());
  }

  private JsonNode withDelivery(String cartId) {
    var address =
        Map.of(
            "name", "Aroha Example",
            "line1", "1 Karangahape Road",
            "city", "Auckland",
            "postalCode", "1010",
            "countryCode", "NZ");
    var cart =
        changed(
            api.ask(Operations.CART_ADDRESS_SET, Map.of("cartId", cartId, "address", address)),
            "cart");
    var method = cart.path("availableShippingMethods").path(0).path("id").asText();
    return changed(
        api.ask(
            Operations.CART_SHIPPING_SELECT, Map.of("cartId", cartId, "shippingMethodId", method)),
        "cart");
  }

  private static PlacedOrder placed(JsonNode checkout, String token) {
    var order = checkout.path("order");
    var total = order.path("totals").path("total");
    return new PlacedOrder(
        order.path("id").asText(),
        order.path("number").asText(),
        token,
        URI.create(checkout.path("paymentUrl").asText()),
        order.path("lines").size(),
        "%s %s".formatted(total.path("currencyCode").asText(), total.path("amount").asText()));
  }

  private static JsonNode changed(JsonNode payload, String part) {
    if (payload.path("userErrors").size() > 0) {
      throw new IllegalStateException("the store refused: " + payload.path("userErrors"));
    }
    return payload.path(part);
  }
}
