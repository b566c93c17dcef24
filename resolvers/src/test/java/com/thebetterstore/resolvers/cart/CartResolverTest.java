package com.thebetterstore.resolvers.cart;

import static com.thebetterstore.ordering.cart.CartFixtures.NOON;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.contracts.Ids;
import com.thebetterstore.ordering.cart.Cart;
import com.thebetterstore.ordering.cart.CartFixtures;
import com.thebetterstore.ordering.cart.Carts;
import com.thebetterstore.ordering.cart.InMemoryCartStore;
import com.thebetterstore.ordering.cart.customer.CustomerCarts;
import com.thebetterstore.ordering.cart.customer.MergeCarts;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.catalogue.InMemoryCatalogue;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.customer.Buyer.Guest;
import com.thebetterstore.ordering.discount.DiscountFixtures;
import com.thebetterstore.ordering.discount.DiscountStandings;
import com.thebetterstore.ordering.discount.InMemoryDiscounts;
import com.thebetterstore.ordering.order.InMemoryOrders;
import com.thebetterstore.ordering.order.access.OrderAccess;
import com.thebetterstore.ordering.reorder.Reorder;
import com.thebetterstore.platform.function.RequestReader;
import com.thebetterstore.platform.json.Json;
import com.thebetterstore.resolvers.AppSync;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CartResolverTest {

  private static final Offer MUG = physical("Mug", nzd(19_99), 50);
  private static final Offer NOVEL = digital("Novel", nzd(9_99), 50);
  private static final String MUGS =
      "{\"input\": {\"lines\": [{\"productId\": \"prd_mug\", \"quantity\": 2}]}}";
  private static final String WRONG_KEY = "A".repeat(32);

  private final InMemoryCatalogue catalogue = InMemoryCatalogue.of(MUG, NOVEL);
  private final InMemoryCartStore store = new InMemoryCartStore();
  private Instant now = NOON;
  private final Ids ids = CartFixtures.ids();
  private final InMemoryOrders orders = new InMemoryOrders();
  private final OrderAccess access = new OrderAccess(() -> "a secret of the store", () -> now);
  private final InMemoryDiscounts discounts = new InMemoryDiscounts();
  private final Carts carts =
      new Carts(store, catalogue, new DiscountStandings(discounts, () -> now), () -> now, ids);
  private final CustomerCarts customers = new CustomerCarts(carts, store, store, () -> now, ids);
  private final AppSync resolver =
      new AppSync(
          new CartResolver(
              new RequestReader(CartFixtures.ids()),
              new CartApi(
                  carts,
                  customers,
                  new MergeCarts(carts, customers, store, store, catalogue, () -> now, ids),
                  new Reorder(carts, customers, store, catalogue, () -> now),
                  orders,
                  access,
                  new CartPresenter((order, _) -> Optional.of("chk_of_" + order.value())))));

  @Test
  void a_new_cart_is_shown_whole() throws JsonProcessingException {
    var created =
        resolver.mutate(
            "cartCreate",
            "{'input': {'lines': [{'productId': 'prd_mug', 'quantity': 2}]}}".replace('\'', '"'));

    assertThat(created)
        .isEqualTo(
            Json.mapper()
                .readTree(
                    """
                    {"cart": {
                      "id": "cart_00000000000000000001.%s",
                      "version": 1, "state": "ACTIVE", "currencyCode": "NZD",
                      "lines": [{
                        "id": "line_prd_mug",
                        "product": {
                          "id": "prd_mug", "sku": "MUG", "name": "Mug", "description": "A Mug.",
                          "category": "Kitchen", "type": "PHYSICAL", "price": %s,
                          "availability": "IN_STOCK", "maxQuantityPerOrder": 50},
                        "productId": "prd_mug", "sku": "MUG", "name": "Mug", "type": "PHYSICAL",
                        "quantity": 2, "maxQuantity": 50,
                        "unitPrice": %s, "unitPriceWhenAdded": %s, "discount": %s, "total": %s}],
                      "totalQuantity": 2, "requiresShipping": true, "availableShippingMethods": [],
                      "discountCodes": [],
                      "totals": {
                        "subtotal": %s, "discountTotal": %s, "shippingTotal": %s, "taxTotal": %s, "total": %s,
                        "totalExcludingTax": %s,
                        "taxLines": [{"name": "GST", "rateBasisPoints": 1500, "taxableAmount": %s, "tax": %s}]},
                      "warnings": [],
                      "checkoutBlockers": [
                        {"code": "EMAIL_REQUIRED", "field": [],
                         "message": "set an e-mail address for the receipt", "retryable": false},
                        {"code": "SHIPPING_ADDRESS_REQUIRED", "field": [],
                         "message": "set a delivery address", "retryable": false},
                        {"code": "SHIPPING_METHOD_REQUIRED", "field": [],
                         "message": "choose a shipping method", "retryable": false}],
                      "createdAt": "2026-03-14T12:00:00.000Z", "updatedAt": "2026-03-14T12:00:00.000Z",
                      "expiresAt": "2026-04-13T12:00:00.000Z"},
                     "userErrors": []}
                    """
                        .formatted(
                            key(created),
                            money(19_99),
                            money(19_99),
                            money(19_99),
                            money(0),
                            money(39_98),
                            money(39_98),
                            money(0),
                            money(0),
                            money(5_21),
                            money(39_98),
                            money(34_77),
                            money(39_98),
                            money(5_21))));
  }

  @Test
  void a_cart_without_input_is_empty() {
    for (var arguments : List.of("{}", "{\"input\": null}", "{\"input\": {}}")) {
      var cart = resolver.mutate("cartCreate", arguments).path("cart");
      assertThat(cart.path("lines")).isEmpty();
      assertThat(cart.path("totals").path("taxLines")).isEmpty();
      assertThat(codes(cart.path("checkoutBlockers"))).containsExactly("CART_EMPTY");
    }
  }

  @Test
  void a_refused_first_line_is_named_within_the_input() {
    var answer =
        resolver.mutate("cartCreate", "{\"input\": {\"lines\": [{\"productId\": \"prd_cup\"}]}}");

    assertThat(answer.has("cart")).isFalse();
    assertThat(answer.at("/userErrors/0/code").asText()).isEqualTo("PRODUCT_UNAVAILABLE");
    assertThat(answer.at("/userErrors/0/field").toString())
        .isEqualTo("[\"input\",\"lines\",\"0\",\"productId\"]");
  }

  @Test
  void a_cart_is_read_by_its_whole_id() {
    var id = aCart();

    assertThat(resolver.query("cart", "{\"id\": \"%s\"}".formatted(id)).path("id").asText())
        .isEqualTo(id);
  }

  @Test
  void a_wrong_key_an_unknown_name_and_garbage_all_give_null() {
    var id = aCart();
    var name = id.substring(0, id.indexOf('.'));
    for (var wrong :
        List.of(
            name,
            name + "." + WRONG_KEY,
            "cart_99999999999999999999." + WRONG_KEY,
            "' OR 1=1",
            "",
            "x".repeat(1_000_000))) {
      assertThat(resolver.query("cart", "{\"id\": \"%s\"}".formatted(wrong)).isNull()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cartLinesAdd | \"lines\": []",
        "cartLinesUpdate | \"lines\": []",
        "cartLinesRemove | \"lineIds\": []",
        "cartClear | \"expectedVersion\": null",
        "cartContactSet | \"email\": \"a@example.com\"",
        "cartShippingMethodSelect | \"shippingMethodId\": \"express-courier\"",
        "cartDiscountCodesUpdate | \"codes\": []"
      })
  void nothing_can_be_done_to_a_cart_with_a_wrong_key(String field, String arguments) {
    var id = aCart();
    var wrong = id.substring(0, id.indexOf('.') + 1) + WRONG_KEY;

    for (var cartId : List.of(wrong, "garbage")) {
      var answer = resolver.mutate(field, "{\"cartId\": \"%s\", %s}".formatted(cartId, arguments));
      assertThat(answer.has("cart")).isFalse();
      assertThat(codes(answer.path("userErrors"))).containsExactly("NOT_FOUND");
    }
  }

  @Test
  void lines_are_added_updated_and_removed() {
    var id = aCart();

    assertThat(
            mutate("cartLinesAdd", id, "\"lines\": [{\"productId\": \"prd_novel\"}]")
                .at("/cart/totalQuantity")
                .asInt())
        .isEqualTo(2);
    assertThat(
            mutate(
                    "cartLinesUpdate",
                    id,
                    "\"lines\": [{\"lineId\": \"line_prd_novel\", \"quantity\": 4}]")
                .at("/cart/totalQuantity")
                .asInt())
        .isEqualTo(5);
    assertThat(
            mutate("cartLinesRemove", id, "\"lineIds\": [\"line_prd_mug\"]")
                .at("/cart/lines/0/id")
                .asText())
        .isEqualTo("line_prd_novel");
    var cleared = mutate("cartClear", id, "\"expectedVersion\": 4");
    assertThat(cleared.at("/cart/lines")).isEmpty();
    assertThat(cleared.at("/cart/version").asInt()).isEqualTo(5);
  }

  @Test
  void an_idempotency_key_adds_once_and_for_one_set_of_arguments() {
    var id = aCart();
    var key = "\"idempotencyKey\": \"0123456789abcdef\"";
    var two = "\"lines\": [{\"productId\": \"prd_mug\", \"quantity\": 2}], ";
    var three = "\"lines\": [{\"productId\": \"prd_mug\", \"quantity\": 3}], ";

    mutate("cartLinesAdd", id, two + key);
    var again = mutate("cartLinesAdd", id, two + key);
    assertThat(again.at("/userErrors")).isEmpty();
    assertThat(again.at("/cart/totalQuantity").asInt()).isEqualTo(3);

    var reused = mutate("cartLinesAdd", id, three + key);
    assertThat(codes(reused.path("userErrors"))).containsExactly("IDEMPOTENCY_KEY_REUSED");
    assertThat(
            codes(
                mutate("cartLinesAdd", id, two + "\"idempotencyKey\": \"short\"")
                    .path("userErrors")))
        .containsExactly("INVALID_INPUT");
  }

  @Test
  void a_stale_version_is_refused_with_the_cart_as_it_is() {
    var answer = mutate("cartClear", aCart(), "\"expectedVersion\": 9");

    assertThat(answer.at("/userErrors/0/code").asText()).isEqualTo("VERSION_CONFLICT");
    assertThat(answer.at("/userErrors/0/currentVersion").asInt()).isEqualTo(1);
    assertThat(answer.at("/userErrors/0/retryable").asBoolean()).isFalse();
    assertThat(answer.at("/cart/lines")).hasSize(1);
  }

  @Test
  void a_shortage_says_how_many_are_available() {
    catalogue.replace(stocked(3, MUG));

    var error =
        mutate(
                "cartLinesAdd",
                aCart(),
                "\"lines\": [{\"productId\": \"prd_mug\", \"quantity\": 9}]")
            .at("/userErrors/0");

    assertThat(error.path("code").asText()).isEqualTo("INSUFFICIENT_STOCK");
    assertThat(error.path("availableQuantity").asInt()).isEqualTo(3);
    assertThat(error.path("target").asText()).isEqualTo("prd_mug");
    assertThat(error.path("retryable").asBoolean()).isTrue();
    assertThat(error.path("field").toString()).isEqualTo("[\"lines\",\"0\",\"quantity\"]");
  }

  @Test
  void a_cart_is_made_ready_for_checkout() {
    var id = aCart();
    mutate("cartContactSet", id, "\"email\": \"mere@example.com\"");
    mutate(
        "cartShippingAddressSet",
        id,
        """
        "address": {"name": "Mere Tamaki", "line1": "1 Queen Street", "line2": null,
                    "city": "Auckland", "postalCode": "1010", "countryCode": "NZ"}
        """);
    var cart =
        mutate("cartShippingMethodSelect", id, "\"shippingMethodId\": \"express-courier\"")
            .path("cart");

    assertThat(cart.path("checkoutBlockers")).isEmpty();
    assertThat(cart.path("email").asText()).isEqualTo("mere@example.com");
    assertThat(cart.at("/shippingAddress/city").asText()).isEqualTo("Auckland");
    assertThat(cart.path("shippingAddress").has("line2")).isFalse();
    assertThat(cart.at("/shippingMethod/id").asText()).isEqualTo("express-courier");
    assertThat(cart.at("/totals/shippingTotal/amount").asText()).isEqualTo("12.90");
    assertThat(cart.at("/totals/total/minorUnits").asInt()).isEqualTo(32_89);
    assertThat(cart.path("availableShippingMethods")).hasSize(2);
  }

  @Test
  void discount_codes_are_replaced_and_each_shows_what_it_does() throws JsonProcessingException {
    discounts.enter(DiscountFixtures.percentage("TENTH", 1_000));
    discounts.enter(DiscountFixtures.withMinimum(DiscountFixtures.amount("FIVE", 5_00), 50_00));
    var id = aCart();

    var cart =
        mutate("cartDiscountCodesUpdate", id, "\"codes\": [\" five\", \"tenth\"]").path("cart");

    assertThat(cart.path("discountCodes"))
        .isEqualTo(
            Json.mapper()
                .readTree(
                    """
                    [{"code": "FIVE", "applicable": false, "reason": "BELOW_MINIMUM", "amount": %s,
                      "minimumSubtotal": %s},
                     {"code": "TENTH", "applicable": true, "amount": %s}]
                    """
                        .formatted(money(0), money(50_00), money(2_00))));
    assertThat(cart.at("/totals/discountTotal/minorUnits").asInt()).isEqualTo(2_00);
    assertThat(cart.at("/lines/0/discount/minorUnits").asInt()).isEqualTo(2_00);
    assertThat(cart.at("/lines/0/total/minorUnits").asInt()).isEqualTo(17_99);
    assertThat(cart.at("/totals/total/minorUnits").asInt()).isEqualTo(17_99);

    var without = mutate("cartDiscountCodesUpdate", id, "\"codes\": []").path("cart");
    assertThat(without.path("discountCodes")).isEmpty();
    assertThat(without.at("/totals/total/minorUnits").asInt()).isEqualTo(19_99);
  }

  @Test
  void codes_that_cannot_be_entered_are_refused_by_their_place_and_change_nothing() {
    discounts.enter(DiscountFixtures.percentage("TENTH", 1_000));
    discounts.enter(DiscountFixtures.disabled(DiscountFixtures.amount("ENDED", 5_00)));
    var id = aCart();
    mutate("cartDiscountCodesUpdate", id, "\"codes\": [\"TENTH\"]");

    var unknown =
        resolver.mutate(
            "cartDiscountCodesUpdate",
            "{\"cartId\": \"%s\", \"codes\": [\"A-1\", \"A-2\", \"A-3\", \"A-4\"]}".formatted(id));
    assertThat(unknown.path("userErrors").path(0).path("code").asText()).isEqualTo("INVALID_INPUT");

    var wrong =
        resolver.mutate(
            "cartDiscountCodesUpdate",
            "{\"cartId\": \"%s\", \"codes\": [\"TENTH\", \"ENDED\", \"NONE\"]}".formatted(id));
    assertThat(codes(wrong.path("userErrors")))
        .containsExactly("DISCOUNT_INVALID", "DISCOUNT_INVALID");
    assertThat(wrong.at("/userErrors/0/field").toString()).isEqualTo("[\"codes\",\"1\"]");
    assertThat(wrong.at("/userErrors/1/target").asText()).isEqualTo("NONE");
    assertThat(wrong.at("/userErrors/0/message")).isEqualTo(wrong.at("/userErrors/1/message"));
    assertThat(wrong.at("/cart/discountCodes/0/code").asText()).isEqualTo("TENTH");
    assertThat(wrong.at("/cart/version").asInt()).isEqualTo(2);
  }

  @Test
  void a_code_that_ended_stays_in_the_cart_and_says_so() {
    var tenth = DiscountFixtures.percentage("TENTH", 1_000);
    discounts.enter(tenth);
    discounts.enter(DiscountFixtures.amount("FIVE", 5_00));
    var id = aCart();
    mutate("cartDiscountCodesUpdate", id, "\"codes\": [\"TENTH\"]");
    discounts.replace(DiscountFixtures.disabled(tenth));

    var cart =
        mutate("cartDiscountCodesUpdate", id, "\"codes\": [\"TENTH\", \"FIVE\"]").path("cart");

    assertThat(cart.at("/discountCodes/0/reason").asText()).isEqualTo("NOT_VALID");
    assertThat(cart.at("/discountCodes/1/applicable").asBoolean()).isTrue();
    assertThat(cart.at("/totals/total/minorUnits").asInt()).isEqualTo(14_99);
  }

  @Test
  void wrong_details_are_refused_by_the_name_of_their_argument() {
    var id = aCart();

    assertThat(
            mutate("cartContactSet", id, "\"email\": \"a@example.com\\r\\nBcc: b@example.com\"")
                .at("/userErrors/0/field")
                .toString())
        .isEqualTo("[\"email\"]");
    assertThat(
            mutate(
                    "cartShippingAddressSet",
                    id,
                    """
                    "address": {"name": "Mere", "line1": "1 George Street", "city": "Sydney",
                                "postalCode": "2000", "countryCode": "AU"}
                    """)
                .at("/userErrors/0/field")
                .toString())
        .isEqualTo("[\"address\",\"countryCode\"]");
    assertThat(
            mutate("cartShippingMethodSelect", id, "\"shippingMethodId\": \"drone\"")
                .at("/userErrors/0/code")
                .asText())
        .isEqualTo("SHIPPING_METHOD_INVALID");
  }

  @Test
  void damaged_text_is_refused_and_changes_nothing() {
    var id = aCart();
    var before = resolver.query("cart", "{\"id\": \"%s\"}".formatted(id));

    for (var text : List.of("Kim \\ud83e", "J\\ufffdrg", "\\u3164")) {
      var answer =
          mutate(
              "cartShippingAddressSet",
              id,
              """
              "address": {"name": "%s", "line1": "1 Queen Street", "city": "Auckland",
                          "postalCode": "1010", "countryCode": "NZ"}
              """
                  .formatted(text));
      assertThat(codes(answer.path("userErrors"))).containsExactly("INVALID_INPUT");
      assertThat(answer.path("cart")).isEqualTo(before);
    }
  }

  @Test
  void what_was_pasted_along_is_left_out() {
    var id = aCart();
    mutate("cartContactSet", id, "\"email\": \"\\u202Akia@māori.nz\\u202C \"");
    var cart =
        mutate(
                "cartShippingAddressSet",
                id,
                """
                "address": {"name": "\\u00a0Mere\\u200b", "line1": "1 Queen Street",
                            "city": "Taupo\\u0304", "postalCode": "3330\\u00a0",
                            "countryCode": "NZ", "phone": "021\\u2011123\\u00a04567"}
                """)
            .path("cart");

    assertThat(cart.path("email").asText()).isEqualTo("kia@xn--mori-qsa.nz");
    assertThat(cart.at("/shippingAddress/name").asText()).isEqualTo("Mere");
    assertThat(cart.at("/shippingAddress/city").asText()).isEqualTo("Taupō");
    assertThat(cart.at("/shippingAddress/postalCode").asText()).isEqualTo("3330");
    assertThat(cart.at("/shippingAddress/phone").asText()).isEqualTo("021-123 4567");
  }

  @Test
  void warnings_show_what_changed() {
    var id = aCart();
    catalogue.replace(at(nzd(25_00), MUG));
    var dearer = resolver.query("cart", "{\"id\": \"%s\"}".formatted(id)).at("/warnings/0");
    assertThat(dearer.path("code").asText()).isEqualTo("PRICE_INCREASED");
    assertThat(dearer.at("/previous/amount").asText()).isEqualTo("19.99");
    assertThat(dearer.at("/current/amount").asText()).isEqualTo("25.00");
    assertThat(dearer.path("target").asText()).isEqualTo("line_prd_mug");

    catalogue.remove(MUG.product().id());
    var gone = resolver.query("cart", "{\"id\": \"%s\"}".formatted(id));
    assertThat(gone.at("/warnings/0/code").asText()).isEqualTo("PRODUCT_WITHDRAWN");
    assertThat(gone.at("/lines/0").has("product")).isFalse();
    assertThat(gone.at("/lines/0/name").asText()).isEqualTo("Mug");
  }

  @Test
  void a_locked_cart_shows_its_checkout_and_refuses_changes() {
    var id = aCart();
    change(id, CartFixtures::locked);

    var answer = mutate("cartClear", id, "\"expectedVersion\": 1");

    assertThat(codes(answer.path("userErrors"))).containsExactly("CART_LOCKED");
    assertThat(answer.at("/cart/state").asText()).isEqualTo("LOCKED");
    assertThat(answer.at("/cart/openCheckoutId").asText())
        .isEqualTo("chk_of_" + CartFixtures.ORDER.value());
  }

  @Test
  void a_closed_cart_refuses_changes() {
    var id = aCart();
    change(id, CartFixtures::ordered);
    assertThat(codes(mutate("cartClear", id, "\"expectedVersion\": 1").path("userErrors")))
        .containsExactly("CART_CLOSED");

    var other = aCart();
    now = NOON.plus(Cart.LIFETIME);
    var expired = mutate("cartClear", other, "\"expectedVersion\": 1");
    assertThat(codes(expired.path("userErrors"))).containsExactly("CART_CLOSED");
    assertThat(expired.at("/cart/state").asText()).isEqualTo("EXPIRED");
  }

  @Test
  void a_customers_cart_is_found_through_its_customer_and_answers_to_nobody_else() {
    var mere = resolver.as("mere");
    var cart = mere.mutate("cartCreate", MUGS).path("cart");

    assertThat(mere.call("Customer", "cart", "{}")).isEqualTo(cart);
    var asked = "{\"id\": %s}".formatted(cart.path("id"));
    assertThat(mere.query("cart", asked)).isEqualTo(cart);
    assertThat(resolver.as("hone").query("cart", asked).isNull()).isTrue();
    assertThat(resolver.query("cart", asked).isNull()).isTrue();
    assertThat(resolver.as("hone").call("Customer", "cart", "{}").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cartLinesAdd; \"lines\": [{\"productId\": \"prd_mug\"}]",
        "cartLinesUpdate; \"lines\": [{\"lineId\": \"line_prd_mug\", \"quantity\": 9}]",
        "cartLinesRemove; \"lineIds\": [\"line_prd_mug\"]",
        "cartClear; \"expectedVersion\": null",
        "cartContactSet; \"email\": \"hone@example.com\"",
        "cartShippingMethodSelect; \"shippingMethodId\": \"standard-courier\"",
        "cartDiscountCodesUpdate; \"codes\": [\"TENTH\"]"
      })
  void another_customers_cart_cannot_be_changed(String change) {
    var mere = resolver.as("mere");
    var cart = mere.mutate("cartCreate", MUGS).path("cart");
    var field = change.substring(0, change.indexOf(';'));
    var arguments =
        "{\"cartId\": %s, %s}"
            .formatted(cart.path("id"), change.substring(change.indexOf(';') + 1));

    for (var other : List.of(resolver, resolver.as("hone"))) {
      var answer = other.mutate(field, arguments);
      assertThat(codes(answer.path("userErrors"))).containsExactly("NOT_FOUND");
      assertThat(answer.has("cart")).isFalse();
    }
    assertThat(mere.call("Customer", "cart", "{}")).isEqualTo(cart);
  }

  @Test
  void what_a_guest_gathered_goes_into_the_customers_cart() {
    var guests = resolver.mutate("cartCreate", MUGS).path("cart");
    var mere = resolver.as("mere");

    var merged = mere.mutate("cartMerge", "{\"guestCartId\": %s}".formatted(guests.path("id")));

    assertThat(merged.path("userErrors")).isEmpty();
    assertThat(merged.at("/cart/warnings/0/code").asText()).isEqualTo("CART_MERGED");
    assertThat(merged.at("/cart/totalQuantity").asInt()).isEqualTo(2);
    assertThat(merged.at("/cart/id").asText()).doesNotContain(".");
    var left = resolver.query("cart", "{\"id\": %s}".formatted(guests.path("id")));
    assertThat(left.path("state").asText()).isEqualTo("MERGED");
    assertThat(codes(left.path("checkoutBlockers"))).containsExactly("CART_CLOSED");
  }

  @Test
  void what_is_no_cart_cannot_be_merged() {
    var merged = resolver.as("mere").mutate("cartMerge", "{\"guestCartId\": \"cart_nonsense\"}");

    assertThat(codes(merged.path("userErrors"))).containsExactly("NOT_FOUND");
  }

  private String aCart() {
    return resolver
        .mutate("cartCreate", "{\"input\": {\"lines\": [{\"productId\": \"prd_mug\"}]}}")
        .at("/cart/id")
        .asText();
  }

  private JsonNode mutate(String field, String cartId, String arguments) {
    return resolver.mutate(field, "{\"cartId\": \"%s\", %s}".formatted(cartId, arguments));
  }

  private void change(String cartId, UnaryOperator<Cart> change) {
    var id = CartId.parse(cartId, new Guest()).orElseThrow();
    store.replace(change.apply(store.find(id, now).orElseThrow()));
  }

  private static String key(JsonNode created) {
    var id = created.at("/cart/id").asText();
    return id.substring(id.indexOf('.') + 1);
  }

  private static String money(long minorUnits) {
    return "{\"minorUnits\": %d, \"currencyCode\": \"NZD\", \"amount\": \"%s\"}"
        .formatted(minorUnits, nzd(minorUnits).amount());
  }

  private static List<String> codes(JsonNode errors) {
    return StreamSupport.stream(errors.spliterator(), false)
        .map(error -> error.path("code").asText())
        .toList();
  }
}
