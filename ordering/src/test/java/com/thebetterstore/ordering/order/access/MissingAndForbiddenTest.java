package com.thebetterstore.ordering.order.access;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.physical;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.WatchKey;
import com.thebetterstore.ordering.cart.aws.DynamoDbCartStore;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.cart.identity.CartProof.SignedIn;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.checkout.CheckoutShop;
import com.thebetterstore.ordering.customer.Buyer;
import com.thebetterstore.ordering.customer.Buyer.Customer;
import com.thebetterstore.ordering.customer.Buyer.Guest;
import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.aws.DynamoDbOrderStore;
import com.thebetterstore.ordering.order.aws.DynamoDbPlacedOrders;
import com.thebetterstore.ordering.order.history.OrderFilter;
import com.thebetterstore.ordering.order.history.OrderHistory;
import com.thebetterstore.ordering.table.CountedDynamoDb;
import com.thebetterstore.platform.RandomIds;
import com.thebetterstore.platform.table.Outbox;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// What is somebody else's is answered like what is not there, and after the same calls of the
/// table: so the time of an answer says nothing, however exactly it is measured.
class MissingAndForbiddenTest {

  private static final Offer LAMP = physical("Lamp", nzd(45_00), 100);
  private static final CustomerId HONE = new CustomerId("hone");
  private static final Optional<String> NO_TOKEN = Optional.empty();
  private static final OrderId NO_ORDER = new OrderId("ord_" + "0".repeat(26));
  private static final OrderNumber NO_NUMBER = new OrderNumber("TBS-0000-0000");

  private final CheckoutShop shop = new CheckoutShop(LAMP);
  private final CountedDynamoDb counted = new CountedDynamoDb(shop.table.client());
  private final RandomIds ids = new RandomIds();
  private final DynamoDbOrderStore orders =
      new DynamoDbOrderStore(
          counted.client(),
          shop.table.name(),
          new Outbox(shop.table.name(), shop.now::get, ids),
          shop.now::get);

  @Test
  void an_order_by_its_id() {
    var order = meresOrder();

    alike(() -> read(orders.find(NO_ORDER)), () -> read(orders.find(order.id())));
  }

  @Test
  void an_order_by_its_number() {
    var order = meresOrder();

    alike(
        () -> read(orders.findByNumber(NO_NUMBER)),
        () -> read(orders.findByNumber(order.number())));
  }

  @Test
  void an_order_in_a_history() {
    var order = meresOrder();
    var history =
        new OrderHistory(
            orders, new DynamoDbPlacedOrders(counted.client(), shop.table.name()), shop.now::get);

    alike(
        () -> history.page(HONE, numbered(NO_NUMBER), 10, Optional.empty()),
        () -> history.page(HONE, numbered(order.number()), 10, Optional.empty()));
  }

  @Test
  void an_order_to_claim_or_to_revoke() {
    var order = meresOrder();
    var claims = new ClaimOrder(orders, shop.access);
    var revoking = new RevokeAccess(orders, shop.access, ids);

    alike(
        () -> claims.claim(Optional.of(NO_NUMBER), "wrong", HONE),
        () -> claims.claim(Optional.of(order.number()), "wrong", HONE));
    alike(
        () -> revoking.revoke(Optional.of(NO_ORDER), NO_TOKEN, new Customer(HONE)),
        () -> revoking.revoke(Optional.of(order.id()), NO_TOKEN, new Customer(HONE)));
    alike(
        () -> revoking.revoke(Optional.of(NO_ORDER), Optional.of("wrong"), new Guest()),
        () -> revoking.revoke(Optional.of(order.id()), Optional.of("wrong"), new Guest()));
  }

  @Test
  void a_cart() {
    var carts = new DynamoDbCartStore(counted.client(), shop.table.name(), ids);
    var theirs = new CartId(shop.aCart(LAMP, 1).name(), new SignedIn(HONE));

    alike(
        () -> carts.find(CartId.next(ids, HONE), shop.now.get()),
        () -> carts.find(theirs, shop.now.get()));
  }

  @Test
  void an_order_to_watch_by_what_is_no_key() {
    var order = meresOrder();

    alike(
        () -> orders.findByWatchKey(WatchKey.next(ids)),
        () -> orders.findByWatchKey(new WatchKey(order.number().value())));
  }

  /// The same answer, after the same calls, of which there is one at least.
  private void alike(Supplier<?> missing, Supplier<?> forbidden) {
    counted.calls().clear();
    var first = missing.get();
    var calls = List.copyOf(counted.calls());
    counted.calls().clear();

    assertThat(forbidden.get()).isEqualTo(first);
    assertThat(counted.calls()).isNotEmpty().isEqualTo(calls);
  }

  private Optional<Order> read(Optional<Order> found) {
    return shop.access.admitted(found, NO_TOKEN, new Customer(HONE));
  }

  private static OrderFilter numbered(OrderNumber number) {
    return new OrderFilter(Set.of(), Optional.empty(), Optional.empty(), Optional.of(number));
  }

  private Order meresOrder() {
    Buyer mere = new Customer(new CustomerId("mere"));
    var placed = shop.checkOut(shop.request(shop.aReadyCart(LAMP, 1), mere)).checkout();
    return shop.order(placed.orElseThrow());
  }
}
