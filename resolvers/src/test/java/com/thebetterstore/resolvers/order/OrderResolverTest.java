package com.thebetterstore.resolvers.order;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.physical;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.checkout.CheckoutShop;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.platform.function.RequestReader;
import com.thebetterstore.platform.json.Json;
import com.thebetterstore.resolvers.AppSync;
import com.thebetterstore.resolvers.order.view.OrderViews;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import store.SubscriptionDenied;

/// Watching orders, and revoking what opens them. Reading them is tested with checkouts.
class OrderResolverTest {

  private static final Offer LAMP = physical("Lamp", nzd(45_00), 5);
  private static final Path GOLDEN =
      Path.of("../contracts/src/main/resources/events/OrderStatusChanged.v1.json");

  private final CheckoutShop shop = new CheckoutShop(LAMP);
  private final AppSync api =
      new AppSync(
          OrderResolvers.reading(
              new RequestReader(() -> "0".repeat(26)),
              shop.orders,
              shop.access,
              new OrderViews(shop.downloads, () -> CheckoutShop.NOON)));

  @Test
  void whoever_has_an_orders_watch_key_may_watch_it() {
    assertThat(watch(anOrder().watchKey().value()).isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "watch_", "watch_00000000000000000000000000", "#", "\\u0000"})
  void a_blank_or_unknown_key_is_denied(String key) {
    anOrder();

    assertThatThrownBy(() -> watch(key))
        .isInstanceOf(SubscriptionDenied.class)
        .hasMessage("there is nothing to watch by this key");
  }

  @Test
  void an_orders_other_names_are_no_watch_keys() {
    var order = anOrder();

    assertThatThrownBy(() -> watch(order.id().value())).isInstanceOf(SubscriptionDenied.class);
    assertThatThrownBy(() -> watch(order.number().value())).isInstanceOf(SubscriptionDenied.class);
    assertThatThrownBy(() -> watch("x".repeat(10_000))).isInstanceOf(SubscriptionDenied.class);
  }

  /// AWS's clients close their one socket for all subscriptions when they see such a name.
  @Test
  void the_denial_has_a_name_that_leaves_other_subscriptions_alone() {
    assertThat(SubscriptionDenied.class.getName())
        .isEqualTo("store.SubscriptionDenied")
        .doesNotContain("Unauthorized", "NotAuthorized");
  }

  @Test
  void what_is_published_is_answered_unchanged() throws IOException {
    var event = Json.mapper().readTree(Files.readString(GOLDEN)).path("data");

    assertThat(api.mutate("orderStatusPublish", event.toString())).isEqualTo(event);
  }

  @Test
  void a_revoked_link_reads_nothing_and_the_buyer_gets_a_new_watch_key() {
    var order = anOrder();
    var asked =
        "{\"orderId\": \"%s\", \"accessToken\": \"%s\"}"
            .formatted(order.id().value(), shop.access.token(order));

    var revoked = api.mutate("orderAccessRevoke", asked);

    assertThat(revoked.path("userErrors")).isEmpty();
    assertThat(revoked.at("/order/watchKey").asText())
        .isEqualTo(shop.order(order.id()).watchKey().value())
        .isNotEqualTo(order.watchKey().value());
    assertThat(api.query("order", asked.replace("orderId", "id")).isNull()).isTrue();
    var again = api.mutate("orderAccessRevoke", asked);
    assertThat(again.hasNonNull("order")).isFalse();
    assertThat(again.at("/userErrors/0/code").asText()).isEqualTo("NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "ord_none", "#"})
  void what_is_no_order_is_answered_like_one_without_its_token(String id) {
    var unknown = "{\"orderId\": \"%s\"}".formatted(id);
    var known = "{\"orderId\": \"%s\"}".formatted(anOrder().id().value());

    assertThat(api.mutate("orderAccessRevoke", unknown))
        .isEqualTo(api.mutate("orderAccessRevoke", known));
  }

  private Order anOrder() {
    return shop.order(shop.checkedOut(shop.aReadyCart(LAMP, 1)));
  }

  private JsonNode watch(String key) {
    return api.subscribe("orderStatusChanged", "{\"watchKey\": \"%s\"}".formatted(key));
  }
}
