package com.thebetterstore.local.buyer;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Puts things into a cart and goes to the payment page, as a guest.
public final class Shopper {
  /// Of one product; below it, `maxQuantityPerOrder` is what is left.
  public static final int MOST_PER_ORDER = 99;

  private static final int LARGEST_PAGE = 100;
  private static final Map<String, String> ADDRESS =
      Map.of(
          "name", "Aroha Example",
          "line1", "1 Karangahape Road",
          "city", "Auckland",
          "postalCode", "1010",
          "countryCode", "NZ");

  private final ShopApi api;

  public Shopper(ShopApi api) {
    this.api = api;
  }

  /// How many of a product to buy.
  public record Wish(String productId, int quantity) {}

  /// An order that waits for its payment. `token` reads it; `total` is as the API writes it.
  /// `paymentUrl` is empty if nothing is to be paid.
  public record PlacedOrder(
      String checkoutId,
      String id,
      String number,
      String token,
      URI paymentUrl,
      int lineCount,
      String total) {
    @Override
    public String toString() {
      return "PlacedOrder[…]";
    }
  }

  /// The product of that type of which an order may hold most.
  public JsonNode anyProduct(String type) {
    return products(type)
        .filter(product -> pieces(product) > 0)
        .max(Comparator.comparingInt(Shopper::pieces))
        .orElseThrow(
            () -> new IllegalStateException("the store has no %s product".formatted(type)));
  }

  /// All products that are sent in parcels.
  public List<JsonNode> physicalProducts() {
    return products("PHYSICAL").toList();
  }

  /// How many pieces of a product an order may have now.
  public static int pieces(JsonNode product) {
    return product.path("maxQuantityPerOrder").asInt();
  }

  private Stream<JsonNode> products(String type) {
    var products = api.ask(Operations.PRODUCTS, Map.of("first", LARGEST_PAGE));
    return StreamSupport.stream(products.path("edges").spliterator(), false)
        .map(edge -> edge.path("node"))
        .filter(product -> type.equals(product.path("type").asText()));
  }

  /// The physical product of which fewest are left that an order of so many can have.
  public JsonNode scarceProduct(int quantity) {
    return products("PHYSICAL")
        .filter(product -> pieces(product) >= quantity)
        .min(Comparator.comparingInt(Shopper::pieces))
        .orElseThrow(() -> new IllegalStateException("the store has nothing to sell"));
  }

  /// A new cart with these products.
  public JsonNode fillCart(List<Wish> wishes) {
    var lines =
        wishes.stream()
            .map(wish -> Map.of("productId", wish.productId(), "quantity", wish.quantity()))
            .toList();
    return changed(
        api.ask(Operations.CART_CREATE, Map.of("input", Map.of("lines", lines))), "cart");
  }

  /// The cart after it knows where the receipt goes.
  public JsonNode giveEmail(JsonNode cart, String email) {
    return changed(
        api.ask(
            Operations.CART_CONTACT_SET,
            Map.of("cartId", cart.path("id").asText(), "email", email)),
        "cart");
  }

  /// The cart after it knows where a parcel goes and how; as it was when nothing is sent.
  public JsonNode giveAddress(JsonNode cart) {
    return giveAddress(cart, ADDRESS);
  }

  /// The same with an address of the caller's.
  public JsonNode giveAddress(JsonNode cart, Map<String, String> address) {
    if (!cart.path("requiresShipping").asBoolean()) {
      return cart;
    }
    var id = cart.path("id").asText();
    var addressed =
        changed(
            api.ask(Operations.CART_ADDRESS_SET, Map.of("cartId", id, "address", address)), "cart");
    var method = addressed.path("availableShippingMethods").path(0).path("id").asText();
    return changed(
        api.ask(Operations.CART_SHIPPING_SELECT, Map.of("cartId", id, "shippingMethodId", method)),
        "cart");
  }

  /// A good address but for one field.
  public static Map<String, String> addressWith(String field, String text) {
    var address = new HashMap<>(ADDRESS);
    address.put(field, text);
    return address;
  }

  /// What `checkoutCreate` needs in order to buy the cart as it is seen here.
  public static Map<String, Object> checkoutOf(JsonNode cart, String idempotencyKey) {
    return Map.of(
        "cartId", cart.path("id").asText(),
        "expectedVersion", cart.path("version").asInt(),
        "expectedTotalMinorUnits", cart.path("totals").path("total").path("minorUnits").asInt(),
        "idempotencyKey", idempotencyKey);
  }

  /// Opens the checkout of a cart.
  public PlacedOrder checkOut(JsonNode cart, String idempotencyKey) {
    var answer =
        api.ask(Operations.CHECKOUT_CREATE, Map.of("input", checkoutOf(cart, idempotencyKey)));
    return placed(changed(answer, "checkout"), answer.path("orderAccessToken").asText());
  }

  /// Fills a cart, says where the receipt and the parcel go, and opens the checkout.
  public PlacedOrder order(String email, List<Wish> wishes, String idempotencyKey) {
    return checkOut(giveAddress(giveEmail(fillCart(wishes), email)), idempotencyKey);
  }

  private static PlacedOrder placed(JsonNode checkout, String token) {
    var order = checkout.path("order");
    var total = order.path("totals").path("total");
    return new PlacedOrder(
        checkout.path("id").asText(),
        order.path("id").asText(),
        order.path("number").asText(),
        token,
        URI.create(checkout.path("paymentUrl").asText("")),
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
