package com.thebetterstore.local.bench.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.local.buyer.Operations;
import com.thebetterstore.local.buyer.ShopApi;
import com.thebetterstore.local.buyer.Shopper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What is measured: operations of the API, as a guest and as a customer sends them.
final class ApiOperations {

  private static final String ERRORS = " userErrors { code } ";
  private static final String MERGE =
      "mutation ($id: ID!) { cartMerge(guestCartId: $id) { cart { id lines { quantity } }"
          + ERRORS
          + "} }";
  private static final String ADDRESSES =
      "query { me { addresses { id address { name line1 city postalCode } } } }";
  private static final String ORDERS =
      "query ($after: String) { me { orders(first: 25, after: $after) { edges { node { number"
          + " status totals { total { amount } } lines { name quantity } } }"
          + " pageInfo { endCursor } } } }";
  private static final String CUSTOMERS_CART =
      "query { me { cart { id lines { name quantity } totals { total { amount } } } } }";

  private final ShopApi guest;
  private final ShopApi customer;
  private final Shopper shopper;
  private final Supplier<String> words;
  private final String product;
  private final Shopper.PlacedOrder order;
  private final JsonNode cart;

  /// @param words a new one each time
  /// @param order the customer's
  /// @param cart a guest's
  ApiOperations(
      ShopApi guest,
      ShopApi customer,
      Supplier<String> words,
      Shopper.PlacedOrder order,
      JsonNode cart) {
    this.guest = guest;
    this.customer = customer;
    this.shopper = new Shopper(guest);
    this.words = words;
    this.product = shopper.anyProduct("DIGITAL").path("id").asText();
    this.order = order;
    this.cart = cart;
  }

  /// By name; each gives, after what it needs is there, what is to be measured.
  Map<String, Supplier<Runnable>> all() {
    var all = new LinkedHashMap<>(reads());
    all.put(
        "cartCreate",
        () ->
            () -> asked(guest, Operations.CART_CREATE, Map.of("input", Map.of("lines", lines()))));
    all.put(
        "cartLinesAdd",
        () -> {
          var id = aCart().path("id").asText();
          return () ->
              asked(guest, Operations.CART_LINES_ADD, Map.of("cartId", id, "lines", lines()));
        });
    all.put(
        "cartDiscountCodesUpdate",
        () -> {
          var id = aCart().path("id").asText();
          return () ->
              asked(
                  guest,
                  Operations.CART_DISCOUNT_CODES_UPDATE,
                  Map.of("cartId", id, "codes", List.of("WELCOME10")));
        });
    all.put(
        "cartMerge",
        () -> {
          var id = aCart().path("id").asText();
          return () -> asked(customer, MERGE, Map.of("id", id));
        });
    all.put(
        "checkoutCreate",
        () -> {
          var input = aCheckout();
          return () -> asked(guest, Operations.CHECKOUT_CREATE, Map.of("input", input));
        });
    all.put(
        "checkoutCancel",
        () -> {
          var placed = guest.ask(Operations.CHECKOUT_CREATE, Map.of("input", aCheckout()));
          var id = placed.at("/checkout/id").asText();
          return () -> asked(guest, Operations.CHECKOUT_CANCEL, Map.of("checkoutId", id));
        });
    return all;
  }

  /// Those that change nothing.
  Map<String, Supplier<Runnable>> reads() {
    var reads = new LinkedHashMap<>(readsOfGuests());
    reads.put("me.cart", () -> () -> asked(customer, CUSTOMERS_CART, Map.of()));
    reads.put("me.addresses", () -> () -> asked(customer, ADDRESSES, Map.of()));
    reads.put("me.orders, 25", () -> () -> asked(customer, ORDERS, Map.of()));
    reads.put(
        "me.orders, the next 25",
        () -> {
          var first = customer.ask(ORDERS, Map.of());
          var after = first.at("/orders/pageInfo/endCursor").asText();
          return () -> asked(customer, ORDERS, Map.of("after", after));
        });
    reads.put(
        "order, as its customer",
        () -> () -> asked(customer, Operations.ORDER_QUERY, Map.of("id", order.id())));
    return reads;
  }

  /// What needs no customer.
  Map<String, Supplier<Runnable>> readsOfGuests() {
    return readsOf(guest);
  }

  /// The same for a guest at another address.
  Map<String, Supplier<Runnable>> readsOf(ShopApi api) {
    var reads = new LinkedHashMap<String, Supplier<Runnable>>();
    reads.put("products, 25", () -> () -> asked(api, Operations.PRODUCTS, Map.of("first", 25)));
    reads.put("product", () -> () -> asked(api, Operations.PRODUCT, Map.of("id", product)));
    reads.put(
        "cart",
        () -> () -> asked(api, Operations.CART_QUERY, Map.of("id", cart.path("id").asText())));
    reads.put(
        "order, by its link",
        () ->
            () ->
                asked(
                    api,
                    Operations.ORDER_QUERY,
                    Map.of("id", order.id(), "accessToken", order.token())));
    return reads;
  }

  private List<Map<String, Object>> lines() {
    return List.of(Map.of("productId", product, "quantity", 1));
  }

  private JsonNode aCart() {
    return shopper.fillCart(List.of(new Shopper.Wish(product, 1)));
  }

  private Map<String, Object> aCheckout() {
    var ready = shopper.giveEmail(aCart(), "bench-%s@example.nz".formatted(words.get()));
    return Shopper.checkoutOf(ready, "bench-" + words.get());
  }

  private static void asked(ShopApi api, String document, Map<String, ?> variables) {
    var answer = api.ask(document, variables);
    if (answer.isNull() || answer.path("userErrors").size() > 0) {
      throw new IllegalStateException("the store refused: " + answer);
    }
  }
}
