package com.thebetterstore.ordering.erasure;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.physical;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.cart.CartCommand.AddLines;
import com.thebetterstore.ordering.cart.CartCommand.LineToAdd;
import com.thebetterstore.ordering.cart.CartCommand.SelectShippingMethod;
import com.thebetterstore.ordering.cart.CartCommand.SetAddress;
import com.thebetterstore.ordering.cart.CartCommand.SetEmail;
import com.thebetterstore.ordering.cart.aws.DynamoDbCartStore;
import com.thebetterstore.ordering.cart.aws.DynamoDbCustomerCartStore;
import com.thebetterstore.ordering.cart.customer.CustomerCarts;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.checkout.CheckoutShop;
import com.thebetterstore.ordering.customer.Buyer;
import com.thebetterstore.ordering.customer.Buyer.Customer;
import com.thebetterstore.ordering.customer.Buyer.Guest;
import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.customer.KeepAddresses;
import com.thebetterstore.ordering.customer.aws.DynamoDbAddressBooks;
import com.thebetterstore.ordering.erasure.EraseCustomer.Erased;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand;
import com.thebetterstore.ordering.order.OrderCommand.*;
import com.thebetterstore.ordering.order.OrderFixtures;
import com.thebetterstore.ordering.order.RacedOrders;
import com.thebetterstore.ordering.order.aws.DynamoDbPlacedOrders;
import com.thebetterstore.ordering.order.lifecycle.UpdateOrder;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.DisputeId;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.shipping.AddressDraft;
import com.thebetterstore.ordering.shipping.ShippingRules;
import com.thebetterstore.platform.RandomIds;
import com.thebetterstore.platform.table.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The erasure of customers, on a real table.
class EraseCustomerTest {

  private static final Offer LAMP = physical("Lamp", nzd(45_00), 1_000);
  private static final CustomerId MERE = new CustomerId("6f1d1a9e-mere");
  private static final CustomerId HONE = new CustomerId("hone");

  private final CheckoutShop shop = new CheckoutShop(LAMP);
  private final RandomIds ids = new RandomIds();
  private final RacedOrders orders = new RacedOrders(shop.orders);
  private final DynamoDbCartStore carts =
      new DynamoDbCartStore(shop.table.client(), shop.table.name(), ids);
  private final DynamoDbCustomerCartStore latest =
      new DynamoDbCustomerCartStore(shop.table.client(), shop.table.name(), ids);
  private final CustomerCarts customerCarts =
      new CustomerCarts(shop.carts, carts, latest, shop.now::get, ids);
  private final DynamoDbAddressBooks books =
      new DynamoDbAddressBooks(shop.table.client(), shop.table.name());
  private final EraseCustomer erasing =
      new EraseCustomer(
          orders,
          new DynamoDbPlacedOrders(shop.table.client(), shop.table.name()),
          carts,
          latest,
          books,
          shop.now::get,
          ids);

  @Test
  void nothing_of_the_customer_is_left_in_the_table_but_the_orders_themselves() {
    var delivered = delivered(buys(new Customer(MERE)));
    var own = customerCarts.create(MERE, oneLamp()).id();
    address(own);
    var expired = expired(checksOut(own));
    keepsAnAddress(MERE);
    assertThat(kept()).contains("S=" + MERE.value(), "Mere Tamaki", "Queen Street", "mere@example");

    assertThat(erase()).isEqualTo(new Erased.Done());

    assertThat(shop.order(delivered.id()).buyer()).isEqualTo(new Guest());
    assertThat(shop.order(expired.id()).buyer()).isEqualTo(new Guest());
    assertThat(shop.order(delivered.id()).total()).isEqualTo(delivered.total());
    assertThat(customerCarts.find(MERE)).isEmpty();
    assertThat(kept())
        .doesNotContain("S=" + MERE.value(), "Mere Tamaki", "Queen Street", "mere@example");
  }

  @Test
  void others_keep_theirs() {
    var guests = delivered(buys(new Guest()));
    var hones = delivered(buys(new Customer(HONE)));
    keepsAnAddress(HONE);

    assertThat(erase()).isEqualTo(new Erased.Done());

    assertThat(shop.order(guests.id())).isEqualTo(guests);
    assertThat(shop.order(hones.id())).isEqualTo(hones);
    assertThat(books.of(HONE).addresses()).hasSize(1);
  }

  @Test
  void while_an_order_is_under_way_nothing_at_all_is_erased() {
    var over = delivered(buys(new Customer(MERE)));
    var underWay = paid(buys(new Customer(MERE)));
    delivered(buys(new Customer(MERE)));
    keepsAnAddress(MERE);

    assertThat(erase()).isEqualTo(new Erased.Refused(underWay.number()));

    assertThat(shop.order(over.id())).isEqualTo(over);
    assertThat(books.of(MERE).addresses()).hasSize(1);
  }

  @Test
  void while_a_checkout_is_open_nothing_is_erased() {
    var own = customerCarts.create(MERE, oneLamp()).id();
    address(own);
    var order = checksOut(own);

    assertThat(erase()).isEqualTo(new Erased.Refused(order.number()));

    assertThat(customerCarts.find(MERE)).isPresent();
  }

  @Test
  void many_orders_are_erased_some_at_a_time() {
    var bought =
        IntStream.range(0, EraseCustomer.ORDERS_AT_ONCE + 1)
            .mapToObj(_ -> delivered(buys(new Customer(MERE))).id())
            .toList();
    keepsAnAddress(MERE);

    assertThat(erase()).isEqualTo(new Erased.More());
    assertThat(books.of(MERE).addresses()).hasSize(1);
    assertThat(erase()).isEqualTo(new Erased.Done());
    assertThat(bought).allMatch(id -> shop.order(id).purchase().email().isEmpty());
    assertThat(erase()).isEqualTo(new Erased.Done());
  }

  @Test
  void whoever_was_interrupted_goes_on() {
    var first = delivered(buys(new Customer(MERE)));
    var second = delivered(buys(new Customer(MERE)));
    orders.beforeNextSave(() -> {
      throw new IllegalStateException("the function was stopped");
    });
    assertThatThrownBy(this::erase).hasMessage("the function was stopped");

    assertThat(erase()).isEqualTo(new Erased.Done());
    assertThat(List.of(first, second))
        .allMatch(order -> shop.order(order.id()).purchase().email().isEmpty());
  }

  @Test
  void an_order_that_comes_under_way_meanwhile_stops_the_erasure() {
    var order = delivered(buys(new Customer(MERE)));
    orders.beforeNextSave(() -> after(order, this::dispute));

    assertThat(erase()).isEqualTo(new Erased.Refused(order.number()));

    assertThat(shop.order(order.id()).purchase().email()).isPresent();
  }

  /// All rows but those of events, which are gone within days.
  private String kept() {
    return shop
        .table
        .client()
        .scanPaginator(scan -> scan.tableName(shop.table.name()))
        .items()
        .stream()
        .filter(item -> !Row.of(item).name().startsWith("OUTBOX#"))
        .map(Object::toString)
        .collect(Collectors.joining("\n"));
  }

  private Erased erase() {
    return erasing.erase(MERE, CheckoutShop.CAUSE);
  }

  private Order buys(Buyer buyer) {
    shop.now.updateAndGet(now -> now.plus(Duration.ofSeconds(1)));
    return checksOut(shop.aReadyCart(LAMP, 1), buyer);
  }

  private Order checksOut(CartId own) {
    return checksOut(own, new Customer(MERE));
  }

  private Order checksOut(CartId cart, Buyer buyer) {
    return shop.order(shop.checkOut(shop.request(cart, buyer)).checkout().orElseThrow());
  }

  private Order expired(Order order) {
    return after(order, it -> new ExpireUnpaid(it.session(), now()));
  }

  private Order paid(Order order) {
    return after(
        order,
        it -> new RecordPayment(OrderFixtures.payment(payment(it.id()), it.total()), false, now()));
  }

  private Order delivered(Order order) {
    var parcel = "shp_" + order.id().value();
    after(paid(order), _ -> new RecordFulfilmentAccepted(now()));
    after(order, _ -> OrderFixtures.dispatch(parcel));
    return after(order, _ -> new RecordDelivery(parcel, now()));
  }

  private OrderCommand dispute(Order order) {
    return new RecordDispute(
        new Dispute(
            new DisputeId("dp_1"),
            payment(order.id()),
            ReceivedAmount.of(order.total()),
            Dispute.Status.OPEN),
        now());
  }

  private static PaymentId payment(OrderId order) {
    return new PaymentId("pi_" + order.value());
  }

  private Order after(Order order, Function<Order, OrderCommand> command) {
    var updated =
        new UpdateOrder(shop.orders)
            .apply(order.id(), command.apply(shop.order(order.id())), CheckoutShop.CAUSE);
    assertThat(updated.changed()).isTrue();
    return updated.order();
  }

  private Instant now() {
    return shop.now.get();
  }

  private void address(CartId cart) {
    shop.change(cart, new SetEmail("mere@example.nz"));
    shop.change(cart, new SetAddress(home()));
    shop.change(cart, new SelectShippingMethod(ShippingRules.STANDARD.value()));
  }

  private void keepsAnAddress(CustomerId customer) {
    new KeepAddresses(books, ids).save(customer, Optional.empty(), home(), true, "address");
  }

  private static AddLines oneLamp() {
    return new AddLines(List.of(new LineToAdd(LAMP.product().id().value(), 1)));
  }

  private static AddressDraft home() {
    return new AddressDraft(
        "Mere Tamaki",
        "1 Queen Street",
        Optional.empty(),
        "Auckland",
        Optional.empty(),
        "1010",
        "NZ",
        Optional.of("+64 9 555 0100"));
  }
}
