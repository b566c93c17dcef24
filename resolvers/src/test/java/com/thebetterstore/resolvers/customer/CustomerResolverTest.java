package com.thebetterstore.resolvers.customer;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.physical;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.ordering.SignedCursors;
import com.thebetterstore.ordering.cart.aws.DynamoDbCartStore;
import com.thebetterstore.ordering.cart.aws.DynamoDbCustomerCartStore;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.checkout.CheckoutShop;
import com.thebetterstore.ordering.customer.Buyer.Customer;
import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.customer.KeepAddresses;
import com.thebetterstore.ordering.customer.aws.DynamoDbAddressBooks;
import com.thebetterstore.ordering.erasure.EraseCustomer;
import com.thebetterstore.ordering.order.OrderCommand.CancelUnpaid;
import com.thebetterstore.ordering.order.aws.DynamoDbOrdersOfDays;
import com.thebetterstore.ordering.order.aws.DynamoDbPlacedOrders;
import com.thebetterstore.ordering.order.history.AllOrders;
import com.thebetterstore.ordering.order.history.OrderHistory;
import com.thebetterstore.ordering.order.lifecycle.UpdateOrder;
import com.thebetterstore.platform.RandomIds;
import com.thebetterstore.platform.function.RequestReader;
import com.thebetterstore.resolvers.AppSync;
import com.thebetterstore.resolvers.order.OrderCursors;
import com.thebetterstore.resolvers.order.view.OrderViews;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import store.InternalFault;
import store.InvalidArgument;
import store.InvalidCursor;
import store.Unauthorized;

class CustomerResolverTest {

  private static final Offer LAMP = physical("Lamp", nzd(45_00), 50);
  private static final String HOME =
      """
      {"name": "Mere Tamaki", "line1": "1 Queen Street", "city": "Auckland",
       "postalCode": "1010", "countryCode": "NZ"}
      """;

  private final CheckoutShop shop = new CheckoutShop(LAMP);
  private final RandomIds ids = new RandomIds();
  private final DynamoDbAddressBooks books =
      new DynamoDbAddressBooks(shop.table.client(), shop.table.name());
  private final DynamoDbPlacedOrders placed =
      new DynamoDbPlacedOrders(shop.table.client(), shop.table.name());
  private final AppSync door =
      new AppSync(
          new CustomerResolver(
              new RequestReader(() -> "0".repeat(26)),
              new CustomerApi(
                  new KeepAddresses(books, ids),
                  new OrderHistory(shop.orders, placed, shop.now::get),
                  new EraseCustomer(
                      shop.orders,
                      placed,
                      new DynamoDbCartStore(shop.table.client(), shop.table.name(), ids),
                      new DynamoDbCustomerCartStore(shop.table.client(), shop.table.name(), ids),
                      books,
                      shop.now::get,
                      ids),
                  new OrderCursors(new SignedCursors(() -> "a secret of the store")),
                  new OrderViews(shop.downloads, shop.now::get)),
              new StaffOrdersApi(
                  new AllOrders(
                      shop.orders,
                      new DynamoDbOrdersOfDays(shop.table.client(), shop.table.name()),
                      shop.now::get),
                  new OrderCursors(new SignedCursors(() -> "a secret of the store")),
                  new OrderViews(shop.downloads, shop.now::get))));
  private final AppSync mere = door.as("mere");

  @Test
  void a_customer_is_told_who_asks() {
    assertThat(mere.query("me", "{}").toString()).isEqualTo("{\"id\":\"mere\"}");
  }

  /// The schema lets no guest ask; should it ever, nobody's data are shown.
  @Test
  void a_guest_who_gets_through_is_a_fault() {
    assertThatThrownBy(() -> door.query("me", "{}")).isInstanceOf(InternalFault.class);
  }

  @Test
  void an_address_is_kept_shown_and_removed() {
    var saved = save("{\"address\": %s, \"preferred\": true}".formatted(HOME));

    assertThat(saved.path("userErrors")).isEmpty();
    assertThat(addresses()).isEqualTo(saved.path("addresses"));
    assertThat(saved.at("/addresses/0/preferred").asBoolean()).isTrue();
    assertThat(saved.at("/addresses/0/address/line1").asText()).isEqualTo("1 Queen Street");
    assertThat(door.as("hone").call("Customer", "addresses", "{}")).isEmpty();

    var removed =
        mere.mutate("customerAddressRemove", "{\"id\": %s}".formatted(saved.at("/addresses/0/id")));
    assertThat(removed.path("userErrors")).isEmpty();
    assertThat(addresses()).isEmpty();
  }

  @Test
  void a_refused_address_says_which_field_and_changes_nothing() {
    var refused = save("{\"address\": %s}".formatted(HOME.replace("\"NZ\"", "\"AU\"")));

    assertThat(refused.at("/userErrors/0/code").asText()).isEqualTo("INVALID_INPUT");
    assertThat(refused.at("/userErrors/0/field").toString())
        .isEqualTo("[\"input\",\"address\",\"countryCode\"]");
    var unknown = save("{\"id\": \"addr_none\", \"address\": %s}".formatted(HOME));
    assertThat(unknown.at("/userErrors/0/code").asText()).isEqualTo("NOT_FOUND");
    assertThat(addresses()).isEmpty();
  }

  @Test
  void a_customers_data_is_erased_once_no_order_is_under_way() {
    save("{\"address\": %s}".formatted(HOME));
    var order = shop.orders.findByNumber(new OrderNumber(buys("mere"))).orElseThrow();

    var refused = mere.mutate("customerDataErase", "{}");

    assertThat(refused.path("complete").asBoolean()).isFalse();
    assertThat(refused.at("/userErrors/0/code").asText()).isEqualTo("ORDER_UNDER_WAY");
    assertThat(refused.at("/userErrors/0/target").asText()).isEqualTo(order.number().value());
    assertThat(refused.at("/userErrors/0/retryable").asBoolean()).isTrue();
    assertThat(addresses()).hasSize(1);

    new UpdateOrder(shop.orders)
        .apply(order.id(), new CancelUnpaid(order.session(), shop.now.get()), CheckoutShop.CAUSE);
    var erased = mere.mutate("customerDataErase", "{}");
    assertThat(erased.path("complete").asBoolean()).isTrue();
    assertThat(erased.path("userErrors")).isEmpty();
    assertThat(addresses()).isEmpty();
    assertThat(orders("{}").path("edges")).isEmpty();
    assertThat(mere.mutate("customerDataErase", "{}")).isEqualTo(erased);
  }

  @Test
  void a_customer_pages_through_their_orders() {
    buys("mere");
    buys("hone");
    buys("mere");

    var first = orders("{\"first\": 1}");
    assertThat(first.path("edges")).hasSize(1);
    assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
    assertThat(first.at("/pageInfo/endCursor")).isEqualTo(first.at("/edges/0/cursor"));

    var second = orders("{\"first\": 5, \"after\": %s}".formatted(first.at("/edges/0/cursor")));
    assertThat(second.path("edges")).hasSize(1);
    assertThat(second.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
    assertThat(second.at("/edges/0/node/number")).isNotEqualTo(first.at("/edges/0/node/number"));
  }

  @Test
  void a_cursor_serves_its_customer_and_its_filter_only() {
    buys("mere");
    var cursor = orders("{}").at("/edges/0/cursor");

    var asked = "{\"after\": %s}".formatted(cursor);
    assertThat(orders(asked).path("edges")).isEmpty();
    assertThatThrownBy(() -> door.as("hone").call("Customer", "orders", asked))
        .isInstanceOf(InvalidCursor.class);
    var filtered = "{\"after\": %s, \"filter\": {\"status\": [\"SHIPPED\"]}}".formatted(cursor);
    assertThatThrownBy(() -> orders(filtered)).isInstanceOf(InvalidCursor.class);
    assertThatThrownBy(() -> orders("{\"after\": \"nonsense\"}")).isInstanceOf(InvalidCursor.class);
  }

  @Test
  void orders_are_found_by_status_date_and_number() {
    var number = buys("mere");

    assertThat(found("{\"number\": \"%s\"}".formatted(number))).isEqualTo(1);
    assertThat(found("{\"status\": [\"PENDING_PAYMENT\"]}")).isEqualTo(1);
    assertThat(found("{\"status\": [\"SHIPPED\", \"DELIVERED\"]}")).isZero();
    assertThat(found("{\"placedFrom\": \"2026-03-14T00:00:00+13:00\"}")).isEqualTo(1);
    assertThat(found("{\"placedTo\": \"2026-03-13T00:00:00Z\"}")).isZero();
  }

  @Test
  void staff_page_through_everybodys_orders_and_nobody_else_does() {
    buys("mere");
    buys("hone");
    var staff = door.asStaff("desk");

    var first = staff.query("staffOrders", "{\"first\": 1}");
    var after = "{\"first\": 5, \"after\": %s}".formatted(first.at("/edges/0/cursor"));
    var second = staff.query("staffOrders", after);

    assertThat(first.path("edges")).hasSize(1);
    assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
    assertThat(second.path("edges")).hasSize(1);
    assertThat(second.at("/edges/0/node/number")).isNotEqualTo(first.at("/edges/0/node/number"));
    assertThatThrownBy(() -> mere.query("staffOrders", "{}")).isInstanceOf(Unauthorized.class);
    assertThatThrownBy(() -> door.query("staffOrders", "{}")).isInstanceOf(Unauthorized.class);
  }

  @Test
  void a_cursor_of_the_staffs_list_serves_that_list_and_its_filter_only() {
    buys("mere");
    var staff = door.asStaff("desk");
    var own = orders("{}").at("/edges/0/cursor");
    var all = staff.query("staffOrders", "{}").at("/edges/0/cursor");

    for (var arguments :
        List.of(
            "{\"after\": %s}".formatted(own),
            "{\"after\": %s, \"filter\": {\"status\": [\"SHIPPED\"]}}".formatted(all),
            "{\"after\": \"nonsense\"}")) {
      assertThatThrownBy(() -> staff.query("staffOrders", arguments))
          .isInstanceOf(InvalidCursor.class);
    }
    assertThatThrownBy(() -> staff.query("staffOrders", "{\"first\": 101}"))
        .isInstanceOf(InvalidArgument.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"first\": 0}",
        "{\"first\": 101}",
        "{\"filter\": {\"number\": \"nonsense\"}}",
        "{\"filter\": {\"placedFrom\": \"yesterday\"}}"
      })
  void an_argument_that_breaks_its_rule_is_named(String arguments) {
    assertThatThrownBy(() -> orders(arguments)).isInstanceOf(InvalidArgument.class);
  }

  private int found(String filter) {
    return orders("{\"filter\": %s}".formatted(filter)).path("edges").size();
  }

  private JsonNode orders(String arguments) {
    return mere.call("Customer", "orders", arguments);
  }

  private JsonNode addresses() {
    return mere.call("Customer", "addresses", "{}");
  }

  private JsonNode save(String input) {
    return mere.mutate("customerAddressSave", "{\"input\": %s}".formatted(input));
  }

  private String buys(String customer) {
    shop.now.updateAndGet(now -> now.plusSeconds(1));
    var cart = shop.aReadyCart(LAMP, 1);
    return shop.checkOut(shop.request(cart, new Customer(new CustomerId(customer))))
        .checkout()
        .orElseThrow()
        .order()
        .number()
        .value();
  }
}
