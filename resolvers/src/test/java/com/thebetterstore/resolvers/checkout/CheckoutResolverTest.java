package com.thebetterstore.resolvers.checkout;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.physical;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.cart.Cart;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.checkout.CheckoutShop;
import com.thebetterstore.ordering.checkout.OpenCheckouts;
import com.thebetterstore.platform.function.RequestReader;
import com.thebetterstore.resolvers.AppSync;
import com.thebetterstore.resolvers.cart.CartPresenter;
import com.thebetterstore.resolvers.order.OrderResolvers;
import com.thebetterstore.resolvers.order.view.OrderViews;
import java.util.List;
import org.junit.jupiter.api.Test;
import store.InternalFault;

class CheckoutResolverTest {

  private static final Offer LAMP = physical("Lamp", nzd(45_00), 5);
  private static final String KEY = "intent-1-0123456789";

  private final CheckoutShop shop = new CheckoutShop(LAMP);
  private final RequestReader requests = new RequestReader(() -> "0".repeat(26));
  private final OrderViews views = new OrderViews(shop.downloads, () -> CheckoutShop.NOON);
  private final AppSync checkout =
      new AppSync(
          new CheckoutResolver(
              requests,
              new CheckoutApi(
                  shop.create,
                  shop.find,
                  shop.cancel,
                  new CartPresenter(new OpenCheckouts(shop.access)),
                  views,
                  true)));
  private final AppSync order =
      new AppSync(OrderResolvers.reading(requests, shop.orders, shop.access, views));

  @Test
  void a_buyer_checks_out_and_reads_the_order() {
    var cart = shop.aReadyCart(LAMP, 2);

    var payload = create(cart, 96_90, KEY);

    assertThat(payload.path("userErrors")).isEmpty();
    var created = payload.path("checkout");
    assertThat(created.path("status").asText()).isEqualTo("OPEN");
    assertThat(created.path("paymentUrl").asText()).startsWith("https://pay.example/");
    assertThat(created.path("expiresAt").asText()).isEqualTo("2026-03-14T12:40:00.000Z");
    assertThat(payload.at("/cart/state").asText()).isEqualTo("LOCKED");
    assertThat(payload.at("/cart/openCheckoutId")).isEqualTo(created.path("id"));
    assertThat(payload.at("/cart/id").asText()).isEqualTo(cart.text());

    var token = payload.path("orderAccessToken").asText();
    var placed = created.path("order");
    assertThat(read("order", "id", placed.path("id").asText(), token)).isEqualTo(placed);
    assertThat(read("orderByNumber", "number", placed.path("number").asText(), token))
        .isEqualTo(placed);
    var id = "{\"id\": %s}".formatted(created.path("id"));
    assertThat(checkout.query("checkout", id)).isEqualTo(created);
  }

  @Test
  void an_order_is_shown_as_the_schema_says() {
    var placed = create(shop.aReadyCart(LAMP, 2), 96_90, KEY).at("/checkout/order");

    assertThat(placed.path("status").asText()).isEqualTo("PENDING_PAYMENT");
    assertThat(placed.path("paymentStatus").asText()).isEqualTo("PENDING");
    assertThat(placed.path("fulfilmentStatus").asText()).isEqualTo("NOT_REQUESTED");
    assertThat(placed.at("/totals/total").toString())
        .isEqualTo("{\"minorUnits\":9690,\"currencyCode\":\"NZD\",\"amount\":\"96.90\"}");
    assertThat(placed.at("/totals/taxTotal/amount").asText()).isEqualTo("12.64");
    assertThat(placed.at("/lines/0/sku").asText()).isEqualTo("LAMP");
    assertThat(placed.at("/lines/0/quantity").asInt()).isEqualTo(2);
    assertThat(placed.at("/amountPaid/minorUnits").asInt(-1)).isZero();
    assertThat(placed.at("/shippingMethod/id").asText()).isEqualTo("standard-courier");
    assertThat(placed.at("/shippingAddress/city").asText()).isEqualTo("Auckland");
    assertThat(placed.at("/events/0/type").asText()).isEqualTo("PLACED");
    assertThat(placed.has("paidAt")).isFalse();
    assertThat(placed.path("watchKey").asText()).startsWith("watch_");
  }

  @Test
  void a_wrong_token_is_answered_like_an_unknown_order() {
    var payload = create(shop.aReadyCart(LAMP, 1), 51_90, KEY);
    var id = payload.at("/checkout/order/id").asText();
    var number = payload.at("/checkout/order/number").asText();

    assertThat(read("order", "id", id, "wrong").isNull()).isTrue();
    assertThat(read("order", "id", "ord_unknown", "wrong").isNull()).isTrue();
    assertThat(read("order", "id", "", "wrong").isNull()).isTrue();
    assertThat(read("orderByNumber", "number", number, "wrong").isNull()).isTrue();
    assertThat(read("orderByNumber", "number", "nonsense", "wrong").isNull()).isTrue();
    assertThat(order.query("order", "{\"id\": \"%s\"}".formatted(id)).isNull()).isTrue();
  }

  @Test
  void a_customer_reads_their_own_order_without_a_token() {
    var payload = create(checkout.as("mere"), shop.aReadyCart(LAMP, 1), 51_90, KEY);
    var placed = payload.at("/checkout/order");

    assertThat(reads("mere", placed)).containsOnly(placed);
    assertThat(reads("hone", placed)).allMatch(JsonNode::isNull);
    assertThat(order.query("order", "{\"id\": %s}".formatted(placed.path("id"))).isNull()).isTrue();
  }

  @Test
  void a_customer_does_not_read_a_guests_order_without_a_token() {
    var placed = create(shop.aReadyCart(LAMP, 1), 51_90, KEY).at("/checkout/order");

    assertThat(reads("mere", placed)).allMatch(JsonNode::isNull);
  }

  @Test
  void a_guests_order_becomes_that_of_the_customer_who_has_its_token() {
    var payload = create(shop.aReadyCart(LAMP, 1), 51_90, KEY);
    var placed = payload.at("/checkout/order");
    var claim =
        "{\"number\": %s, \"accessToken\": %s}"
            .formatted(placed.path("number"), payload.path("orderAccessToken"));

    var claimed = order.as("mere").mutate("guestOrderClaim", claim);

    assertThat(claimed.path("userErrors")).isEmpty();
    assertThat(reads("mere", placed)).containsOnly(claimed.path("order"));
    assertThat(onlyError(order.as("hone").mutate("guestOrderClaim", claim)))
        .isEqualTo("INVALID_INPUT [\"number\"] retryable=false");
    var guessed = claim.replace("accessToken\": \"", "accessToken\": \"x");
    assertThat(onlyError(order.as("mere").mutate("guestOrderClaim", guessed)))
        .isEqualTo("NOT_FOUND [] retryable=false");
  }

  @Test
  void a_request_for_a_link_that_names_no_order_or_no_address_says_which() {
    assertThat(onlyError(requestAccess("nonsense", "mere@example.nz")))
        .isEqualTo("INVALID_INPUT [\"number\"] retryable=false");
    assertThat(onlyError(requestAccess("TBS-0000-0000", "nobody")))
        .isEqualTo("INVALID_INPUT [\"email\"] retryable=false");
    assertThat(requestAccess("TBS-0000-0000", "mere@example.nz").toString())
        .isEqualTo("{\"accepted\":true,\"userErrors\":[]}");
  }

  private JsonNode requestAccess(String number, String email) {
    return order.mutate(
        "guestOrderAccessRequest",
        "{\"number\": \"%s\", \"email\": \"%s\"}".formatted(number, email));
  }

  @Test
  void a_token_decides_whoever_is_signed_in() {
    var payload = create(checkout.as("mere"), shop.aReadyCart(LAMP, 1), 51_90, KEY);
    var id = payload.at("/checkout/order/id").asText();
    var asked =
        "{\"id\": \"%s\", \"accessToken\": %s}".formatted(id, payload.path("orderAccessToken"));

    assertThat(order.as("hone").query("order", asked)).isEqualTo(payload.at("/checkout/order"));
    assertThat(
            order
                .as("mere")
                .query("order", asked.replace("accessToken\": \"", "accessToken\": \"x"))
                .isNull())
        .isTrue();
  }

  @Test
  void storefronts_can_ask_how_the_store_is_set() {
    var settings = checkout.query("storeSettings", "{}");

    assertThat(settings.path("guestCheckout").asBoolean()).isTrue();
    assertThat(settings.path("deliveryCountries").toString()).isEqualTo("[\"NZ\"]");
    assertThat(settings.path("maxLinesPerCart").asInt()).isEqualTo(Cart.MAX_LINES);
    var offers = settings.path("shippingOffers");
    assertThat(offers).hasSize(2);
    assertThat(offers.path(0).path("id").asText()).isEqualTo("standard-courier");
    assertThat(offers.path(0).at("/price/amount").asText()).isEqualTo("6.90");
    assertThat(offers.path(0).at("/freeFrom/amount").asText()).isEqualTo("100.00");
    assertThat(offers.path(0).path("minDays").asInt()).isEqualTo(2);
    assertThat(offers.path(0).path("maxDays").asInt()).isEqualTo(4);
    assertThat(offers.path(1).hasNonNull("freeFrom")).isFalse();
  }

  @Test
  void a_guest_is_asked_to_sign_in_where_the_store_does_not_sell_to_guests() {
    var members = new CheckoutShop(false, LAMP);
    var api =
        new CheckoutApi(
            members.create,
            members.find,
            members.cancel,
            new CartPresenter(new OpenCheckouts(members.access)),
            views,
            false);
    var door = new AppSync(new CheckoutResolver(requests, api));
    var cart = members.aReadyCart(LAMP, 1);
    var input =
        """
        {"input": {"cartId": "%s", "expectedVersion": %d,
                   "expectedTotalMinorUnits": 5190, "idempotencyKey": "%s"}}
        """
            .formatted(cart.text(), members.cart(cart).cart().version(), KEY);

    assertThat(door.query("storeSettings", "{}").path("guestCheckout").asBoolean()).isFalse();
    assertThat(onlyError(door.mutate("checkoutCreate", input)))
        .isEqualTo("SIGN_IN_REQUIRED [] retryable=false");
    assertThat(door.as("mere").mutate("checkoutCreate", input).path("userErrors")).isEmpty();
  }

  @Test
  void refusals_are_user_errors() {
    var cart = shop.aReadyCart(LAMP, 1);

    assertThat(onlyError(create(cart, 1, KEY)))
        .isEqualTo("TOTAL_CHANGED [\"input\",\"expectedTotalMinorUnits\"] retryable=false");
    assertThat(onlyError(create(cart, 51_90, "short")))
        .isEqualTo("INVALID_INPUT [\"input\",\"idempotencyKey\"] retryable=false");
    shop.provider.goDown();
    assertThat(onlyError(create(cart, 51_90, KEY)))
        .isEqualTo("PAYMENT_PROVIDER_UNAVAILABLE [] retryable=true");
    assertThat(onlyError(create(cart, 51_90, "intent-2-0123456789")))
        .isEqualTo("CART_LOCKED [] retryable=false");
  }

  @Test
  void what_names_no_cart_and_no_checkout_is_not_found() {
    var input =
        """
        {"input": {"cartId": "cart_nonsense", "expectedVersion": 1,
                   "expectedTotalMinorUnits": 1, "idempotencyKey": "%s"}}
        """
            .formatted(KEY);

    assertThat(onlyError(checkout.mutate("checkoutCreate", input)))
        .isEqualTo("NOT_FOUND [] retryable=false");
    assertThat(onlyError(cancel("chk_nonsense"))).isEqualTo("NOT_FOUND [] retryable=false");
    assertThat(checkout.query("checkout", "{\"id\": \"chk_nonsense\"}").isNull()).isTrue();
  }

  @Test
  void a_buyer_cancels_and_may_cancel_again() {
    var id = create(shop.aReadyCart(LAMP, 1), 51_90, KEY).at("/checkout/id").asText();

    var cancelled = cancel(id);

    assertThat(cancelled.path("userErrors")).isEmpty();
    assertThat(cancelled.at("/checkout/status").asText()).isEqualTo("CANCELLED");
    assertThat(cancelled.at("/checkout/order/paymentStatus").asText()).isEqualTo("VOIDED");
    assertThat(cancelled.at("/checkout").has("paymentUrl")).isFalse();
    assertThat(cancel(id)).isEqualTo(cancelled);
  }

  @Test
  void cancelling_a_paid_checkout_says_that_it_is_paid() {
    var payload = create(shop.aReadyCart(LAMP, 1), 51_90, KEY);
    var paid = shop.orders.find(new OrderId(payload.at("/checkout/order/id").asText()));
    shop.provider.pay(paid.orElseThrow());

    var answer = cancel(payload.at("/checkout/id").asText());

    assertThat(onlyError(answer)).isEqualTo("PAYMENT_ALREADY_SUCCEEDED [] retryable=false");
    assertThat(answer.at("/checkout/status").asText()).isEqualTo("PAID");
  }

  @Test
  void a_field_of_another_function_is_a_fault() {
    assertThatThrownBy(() -> checkout.query("cart", "{}")).isInstanceOf(InternalFault.class);
  }

  private JsonNode create(CartId cart, long total, String key) {
    return create(checkout, cart, total, key);
  }

  private JsonNode create(AppSync caller, CartId cart, long total, String key) {
    var version = shop.cart(cart).cart().version();
    return caller.mutate(
        "checkoutCreate",
        """
        {"input": {"cartId": "%s", "expectedVersion": %d,
                   "expectedTotalMinorUnits": %d, "idempotencyKey": "%s"}}
        """
            .formatted(cart.text(), version, total, key));
  }

  private JsonNode cancel(String id) {
    return checkout.mutate("checkoutCancel", "{\"checkoutId\": \"%s\"}".formatted(id));
  }

  private JsonNode read(String field, String argument, String value, String token) {
    return order.query(
        field, "{\"%s\": \"%s\", \"accessToken\": \"%s\"}".formatted(argument, value, token));
  }

  /// The order as the customer sees it, by id and by number.
  private List<JsonNode> reads(String customer, JsonNode placed) {
    var reader = order.as(customer);
    return List.of(
        reader.query("order", "{\"id\": %s}".formatted(placed.path("id"))),
        reader.query("orderByNumber", "{\"number\": %s}".formatted(placed.path("number"))));
  }

  private static String onlyError(JsonNode payload) {
    assertThat(payload.path("userErrors")).hasSize(1);
    var error = payload.at("/userErrors/0");
    return "%s %s retryable=%s"
        .formatted(error.path("code").asText(), error.path("field"), error.path("retryable"));
  }
}
