package com.thebetterstore.ordering.order.access;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.physical;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.checkout.CheckoutId;
import com.thebetterstore.ordering.checkout.CheckoutShop;
import com.thebetterstore.ordering.customer.Buyer.Customer;
import com.thebetterstore.ordering.customer.Buyer.Guest;
import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.access.ClaimOrder.Claimed;
import com.thebetterstore.ordering.order.aws.DynamoDbAccessRequests;
import com.thebetterstore.ordering.text.EmailAddress;
import com.thebetterstore.platform.RandomIds;
import com.thebetterstore.platform.table.Outbox;
import com.thebetterstore.platform.table.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Guests' ways back to their orders, on a real table.
class GuestAccessTest {

  private static final Offer LAMP = physical("Lamp", nzd(45_00), 100);
  private static final CustomerId MERE = new CustomerId("mere");
  private static final CustomerId HONE = new CustomerId("hone");
  private static final EmailAddress BUYER = new EmailAddress("mere@example.nz");

  private final CheckoutShop shop = new CheckoutShop(LAMP);
  private final Outbox outbox = new Outbox(shop.table.name(), shop.now::get, new RandomIds());
  private final RequestAccess requests =
      new RequestAccess(
          shop.orders,
          new DynamoDbAccessRequests(shop.table.client(), shop.table.name(), outbox),
          shop.now::get);
  private final ClaimOrder claims = new ClaimOrder(shop.orders, shop.access);
  private final RevokeAccess revoking = new RevokeAccess(shop.orders, shop.access, new RandomIds());

  @Test
  void the_buyer_who_asks_for_a_link_is_sent_one() {
    var order = aGuestBuys();

    assertThat(requests.request(order.number(), BUYER, CheckoutShop.CAUSE)).isTrue();
    assertThat(requests.request(order.number(), upperCase(), CheckoutShop.CAUSE)).isTrue();

    assertThat(asked()).hasSize(2).allMatch(event -> event.contains(order.id().value()));
    assertThat(asked()).noneMatch(event -> event.contains("example.nz"));
  }

  @Test
  void whoever_knows_only_the_number_or_only_the_address_gets_the_same_answer_and_no_link() {
    var order = aGuestBuys();
    var stranger = new EmailAddress("hone@example.nz");

    assertThat(requests.request(order.number(), stranger, CheckoutShop.CAUSE)).isTrue();
    assertThat(requests.request(new OrderNumber("TBS-0000-0000"), BUYER, CheckoutShop.CAUSE))
        .isTrue();

    assertThat(asked()).isEmpty();
  }

  @Test
  void a_request_that_leads_to_nothing_writes_as_much_as_one_that_does() {
    var order = aGuestBuys();
    var before = shop.items("");
    requests.request(order.number(), BUYER, CheckoutShop.CAUSE);
    var after = shop.items("");
    requests.request(
        new OrderNumber("TBS-0000-0000"), new EmailAddress("a@example.nz"), CheckoutShop.CAUSE);

    assertThat(shop.items("") - after).isEqualTo(after - before);
  }

  @Test
  void an_order_can_be_asked_for_a_few_times_an_hour_whether_it_exists_or_not() {
    for (var number : List.of(aGuestBuys().number(), new OrderNumber("TBS-0000-0000"))) {
      var answers =
          IntStream.range(0, AccessRequests.MAX_PER_ORDER + 2)
              .mapToObj(_ -> requests.request(number, BUYER, CheckoutShop.CAUSE))
              .toList();

      assertThat(answers.subList(0, AccessRequests.MAX_PER_ORDER)).containsOnly(true);
      assertThat(answers.subList(AccessRequests.MAX_PER_ORDER, answers.size())).containsOnly(false);
    }
    assertThat(asked()).hasSize(AccessRequests.MAX_PER_ORDER);
    shop.now.updateAndGet(now -> now.plus(Duration.ofHours(1)));
    assertThat(requests.request(new OrderNumber("TBS-0000-0000"), BUYER, CheckoutShop.CAUSE))
        .isTrue();
  }

  @Test
  void an_address_cannot_be_tried_with_many_numbers() {
    var answers =
        IntStream.range(0, AccessRequests.MAX_PER_ADDRESS + 1)
            .mapToObj(i ->
                requests.request(
                    new OrderNumber("TBS-%04d-0000".formatted(i)), BUYER, CheckoutShop.CAUSE))
            .toList();

    assertThat(answers.subList(0, AccessRequests.MAX_PER_ADDRESS)).containsOnly(true);
    assertThat(answers.getLast()).isFalse();
  }

  @Test
  void a_guests_order_becomes_the_customers_who_has_its_token() {
    var order = aGuestBuys();

    var claimed = claim(order, shop.access.token(order), MERE);

    assertThat(claimed).isInstanceOf(Claimed.Done.class);
    assertThat(shop.order(order.id()).buyer()).isEqualTo(new Customer(MERE));
    assertThat(claim(order, shop.access.token(order), MERE)).isEqualTo(claimed);
    assertThat(shop.order(order.id()).version()).isEqualTo(order.version() + 1);
  }

  @Test
  void without_its_token_an_order_is_not_found() {
    var order = aGuestBuys();

    assertThat(claim(order, "wrong", MERE)).isEqualTo(new Claimed.NotFound());
    assertThat(claims.claim(Optional.empty(), shop.access.token(order), MERE))
        .isEqualTo(new Claimed.NotFound());
    assertThat(shop.order(order.id())).isEqualTo(order);
  }

  @Test
  void an_order_that_is_a_customers_is_not_taken_away() {
    var order = aGuestBuys();
    claim(order, shop.access.token(order), MERE);

    assertThat(claim(order, shop.access.token(order), HONE)).isEqualTo(new Claimed.Taken());
    assertThat(shop.order(order.id()).buyer()).isEqualTo(new Customer(MERE));
  }

  @Test
  void a_token_that_has_ended_claims_nothing() {
    var order = aGuestBuys();
    shop.now.updateAndGet(now -> now.plus(Duration.ofDays(91)));

    assertThat(claim(order, shop.access.token(order), MERE)).isEqualTo(new Claimed.NotFound());
  }

  @Test
  void a_buyer_makes_every_link_worthless_and_asks_for_a_fresh_one() {
    var order = aGuestBuys();
    var token = shop.access.token(order);

    var revoked = revoke(order, token).orElseThrow();

    assertThat(revoke(order, token)).isEmpty();
    assertThat(shop.access.admits(shop.order(order.id()), token)).isFalse();
    assertThat(CheckoutId.parse(CheckoutId.of(order, shop.access).text()))
        .hasValueSatisfying(id -> assertThat(shop.find.find(id, CheckoutShop.CAUSE)).isEmpty());
    assertThat(shop.orders.findByWatchKey(order.watchKey())).isEmpty();
    assertThat(shop.orders.findByWatchKey(revoked.watchKey())).contains(order.id());
    assertThat(shop.access.admits(revoked, shop.access.token(shop.order(order.id())))).isTrue();
  }

  @Test
  void whoever_cannot_read_an_order_revokes_nothing() {
    var order = aGuestBuys();

    assertThat(revoke(order, "wrong")).isEmpty();
    assertThat(revoking.revoke(Optional.of(order.id()), Optional.empty(), new Customer(MERE)))
        .isEmpty();
    assertThat(
            revoking.revoke(Optional.empty(), Optional.of(shop.access.token(order)), new Guest()))
        .isEmpty();
    assertThat(shop.order(order.id())).isEqualTo(order);
  }

  @Test
  void a_customer_ends_the_links_to_a_claimed_order_and_keeps_the_order() {
    var order = aGuestBuys();
    var token = shop.access.token(order);
    claim(order, token, MERE);

    assertThat(revoking.revoke(Optional.of(order.id()), Optional.empty(), new Customer(MERE)))
        .isPresent();

    assertThat(shop.access.admits(shop.order(order.id()), token)).isFalse();
    assertThat(shop.order(order.id()).belongsTo(new Customer(MERE))).isTrue();
  }

  private Optional<Order> revoke(Order order, String token) {
    return revoking.revoke(Optional.of(order.id()), Optional.of(token), new Guest());
  }

  private Claimed claim(Order order, String token, CustomerId customer) {
    return claims.claim(Optional.of(order.number()), token, customer);
  }

  private Order aGuestBuys() {
    return shop.order(shop.checkedOut(shop.aReadyCart(LAMP, 1)));
  }

  private static EmailAddress upperCase() {
    return new EmailAddress("Mere@Example.nz");
  }

  /// The requests for links that were published.
  private List<String> asked() {
    return shop
        .table
        .client()
        .scanPaginator(scan -> scan.tableName(shop.table.name()))
        .items()
        .stream()
        .map(Row::of)
        .filter(row -> row.name().startsWith("OUTBOX#"))
        .filter(row -> row.text("detailType").equals("OrderAccessRequested"))
        .map(row -> row.text("detail"))
        .toList();
  }
}
