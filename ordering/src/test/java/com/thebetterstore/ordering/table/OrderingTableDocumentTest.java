package com.thebetterstore.ordering.table;

import static com.thebetterstore.ordering.order.OrderFixtures.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.BuyerErased;
import com.thebetterstore.contracts.OrderingEvent.ReceiptRequested;
import com.thebetterstore.contracts.PaymentEvent.PaymentSessionChanged;
import com.thebetterstore.contracts.WatchKey;
import com.thebetterstore.ordering.cart.CartCommand.AddLines;
import com.thebetterstore.ordering.cart.CartCommand.LineToAdd;
import com.thebetterstore.ordering.cart.CartCommand.SetAddress;
import com.thebetterstore.ordering.cart.CartCommand.SetDiscountCodes;
import com.thebetterstore.ordering.cart.aws.DynamoDbCartStore;
import com.thebetterstore.ordering.cart.aws.DynamoDbCustomerCartStore;
import com.thebetterstore.ordering.cart.customer.CustomerCarts;
import com.thebetterstore.ordering.cart.customer.MergeCarts;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.catalogue.Product;
import com.thebetterstore.ordering.catalogue.ProductFixtures;
import com.thebetterstore.ordering.catalogue.aws.DynamoDbCatalogue;
import com.thebetterstore.ordering.checkout.CheckoutShop;
import com.thebetterstore.ordering.customer.Buyer.Customer;
import com.thebetterstore.ordering.customer.KeepAddresses;
import com.thebetterstore.ordering.customer.aws.DynamoDbAddressBooks;
import com.thebetterstore.ordering.discount.DiscountFixtures;
import com.thebetterstore.ordering.mail.MailKey;
import com.thebetterstore.ordering.mail.SentMail.Claim.Granted;
import com.thebetterstore.ordering.mail.aws.DynamoDbSentMail;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand;
import com.thebetterstore.ordering.order.OrderCommand.*;
import com.thebetterstore.ordering.order.OrderFixtures;
import com.thebetterstore.ordering.order.aws.DynamoDbAccessRequests;
import com.thebetterstore.ordering.order.goods.Cancellation;
import com.thebetterstore.ordering.order.lifecycle.UpdateOrder;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.DisputeId;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.ProviderRefundId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.money.RefundAsk;
import com.thebetterstore.ordering.order.money.RefundId;
import com.thebetterstore.ordering.payment.aws.DynamoDbPaymentInbox;
import com.thebetterstore.ordering.receipt.aws.DynamoDbReceiptRequests;
import com.thebetterstore.ordering.shipping.AddressDraft;
import com.thebetterstore.ordering.text.EmailAddress;
import com.thebetterstore.platform.RandomIds;
import com.thebetterstore.platform.documents.Document;
import com.thebetterstore.platform.documents.Rows;
import com.thebetterstore.platform.table.Outbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// `docs/ordering-table.md` has every kind of row and every attribute that the service's own stores
/// write, in every state that an order can be in.
class OrderingTableDocumentTest {

  private static final Instant NOON = CheckoutShop.NOON;
  private static final Cause TRACED =
      new Cause(new CorrelationId("cor_1"), "req_1", "Root=1-0;Parent=0;Sampled=1");
  private static final Offer LAMP =
      pictured(ProductFixtures.physical("desk lamp", ProductFixtures.nzd(45_00), 100));
  private static final Offer CHANDELIER =
      ProductFixtures.physical("chandelier", ProductFixtures.nzd(1_200_00), 100);
  private static final Offer NOVEL =
      ProductFixtures.digital("novel", ProductFixtures.nzd(19_99), 100);

  /// What is in quotes beside attributes where tables are written: the key, which is in every row,
  /// the parts of money, and what log lines name.
  private static final Set<String> NO_ATTRIBUTES = Set.of("pk", "minorUnits", "currency", "cart");

  private final Rows rows = new Rows(NOON);

  @Test
  void the_document_has_every_row_and_every_attribute_that_is_written() {
    sell();

    rows.in(Document.read("docs/ordering-table.md"), "## Rows of the ordering table")
        .mustBeTheFile(OrderingTableDocumentTest.class);
  }

  /// A life that nobody lived in [#sell] may write what nobody saw.
  @Test
  void the_document_has_every_attribute_that_is_named_where_tables_are_written()
      throws IOException {
    var document =
        Document.read("docs/ordering-table.md").lines().stream()
            .filter(line -> line.startsWith("| `"))
            .map(row -> String.join(" ", Document.cells(row).subList(0, 2)))
            .collect(Collectors.joining("\n"));

    assertThat(namedAttributes()).hasSizeGreaterThan(60);
    assertThat(
            namedAttributes().stream()
                .filter(name -> !Pattern.compile("\\b" + name + "\\b").matcher(document).find()))
        .as(
            "attributes that the code names and docs/ordering-table.md does not have: let the shop"
                + " of this test write them")
        .isEmpty();
  }

  private static Set<String> namedAttributes() throws IOException {
    var named = new TreeSet<String>();
    try (var sources = Files.walk(Document.root().resolve("ordering/src/main/java"))) {
      for (var source : sources.filter(OrderingTableDocumentTest::isSource).toList()) {
        var text = Files.readString(source);
        if (text.contains("services.dynamodb.model.AttributeValue")) {
          Pattern.compile("\"([a-z][a-zA-Z]+)\"")
              .matcher(text)
              .results()
              .map((MatchResult literal) -> literal.group(1))
              .filter(literal -> !NO_ATTRIBUTES.contains(literal))
              .forEach(named::add);
        }
      }
    }
    return named;
  }

  private static boolean isSource(Path file) {
    return file.toString().endsWith(".java");
  }

  /// Sells, in a shop on a real table, all that can be sold in all the ways that it can end.
  private void sell() {
    var shop = new CheckoutShop(LAMP, NOVEL, CHANDELIER);
    shop.discounts.enter(
        DiscountFixtures.limitedEach(
            DiscountFixtures.limited(
                DiscountFixtures.between(
                    DiscountFixtures.withMinimum(
                        DiscountFixtures.percentage("TENTH", 1_000), 10_00),
                    NOON,
                    NOON.plusSeconds(60)),
                100),
            100));
    shop.discounts.enter(DiscountFixtures.amount("FIVE", 5_00));
    buy(shop);
    buy(
        shop,
        _ -> new RecordPaymentFailure("ch_1", "Declined.", NOON),
        order -> pays(order, 1, whole(order)),
        _ -> new RecordFulfilmentAccepted(NOON),
        _ -> new RecordDigitalItemsSent(List.of(), NOON),
        _ -> new RecordDelivery(OrderFixtures.PARCEL, NOON),
        _ -> OrderFixtures.dispatch(OrderFixtures.PARCEL),
        order ->
            new RequestReturn("ret_1", order.goods().shipments().getFirst().lines(), "Big.", NOON),
        order -> disputed(order, Dispute.Status.OPEN),
        order -> disputed(order, Dispute.Status.LOST));
    buy(shop, order -> pays(order, 2, one()), OrderingTableDocumentTest::isRefunded);
    buy(
        shop,
        order -> new CancelUnpaid(order.session(), NOON),
        order -> pays(order, 3, whole(order)),
        OrderingTableDocumentTest::isRefunded);
    buy(shop, order -> new ExpireUnpaid(order.session(), NOON));
    buy(
        shop,
        order -> pays(order, 4, whole(order)),
        _ -> OrderFixtures.rejection("None left."),
        OrderingTableDocumentTest::isRefunded);
    buy(
        shop,
        order -> pays(order, 5, whole(order)),
        order -> pays(order, 6, whole(order)),
        OrderingTableDocumentTest::isRefunded);
    buy(
        shop,
        order -> pays(order, 7, whole(order)),
        _ -> OrderFixtures.cancellation(Cancellation.By.STORE));
    buy(
        shop,
        order -> pays(order, 8, whole(order)),
        order -> refund("ref_1", new RefundAsk.Units(List.of(first(order)), true)),
        OrderingTableDocumentTest::refundFails,
        _ -> refund("ref_2", new RefundAsk.Again(new RefundId("ref_1"))),
        _ -> refund("ref_3", new RefundAsk.Amount(ProductFixtures.nzd(1))));
    eraseTheBuyer(shop);
    shopsSignedIn(shop);
    takesNewsOfPayments(shop.table);
    mails(shop.table);
  }

  @SafeVarargs
  private void buy(CheckoutShop shop, Function<Order, OrderCommand>... life) {
    var cart = shop.aReadyCart(LAMP, 1);
    shop.change(cart, new SetAddress(withEverything()));
    shop.carts.addOnce(
        cart, new AddLines(List.of(lineOf(NOVEL))), OptionalLong.empty(), "add-0123456789abcdef");
    shop.change(cart, new SetDiscountCodes(List.of("TENTH", "FIVE")));
    see(shop.table);
    var order =
        shop.checkOut(shop.request(cart, new Customer(CUSTOMER))).checkout().orElseThrow().order();
    for (var next : life) {
      see(shop.table);
      var command = next.apply(order);
      var updated = new UpdateOrder(shop.orders).apply(order.id(), command, TRACED);
      assertThat(updated.changed()).as("%s changes the order", command).isTrue();
      order = updated.order();
    }
    see(shop.table);
  }

  /// Of an order that is large enough for something of the buyer to stay.
  private void eraseTheBuyer(CheckoutShop shop) {
    var order = shop.order(shop.checkedOut(shop.aReadyCart(CHANDELIER, 1)));
    var event = new BuyerErased(order.id(), order.number(), NOON);
    shop.orders.saveErased(order.erased(WatchKey.next(new RandomIds())), order, event, TRACED);
    see(shop.table);
  }

  private void shopsSignedIn(CheckoutShop shop) {
    var dynamo = shop.table.client();
    var ids = new RandomIds();
    var carts = new DynamoDbCartStore(dynamo, shop.table.name(), ids);
    var latest = new DynamoDbCustomerCartStore(dynamo, shop.table.name(), ids);
    var catalogue =
        new DynamoDbCatalogue(dynamo, shop.table.name(), URI.create("https://shop.example"));
    var customers = new CustomerCarts(shop.carts, carts, latest, shop.now::get, ids);
    new MergeCarts(shop.carts, customers, carts, latest, catalogue, shop.now::get, ids)
        .merge(shop.aCart(NOVEL, 1), CUSTOMER);
    new KeepAddresses(new DynamoDbAddressBooks(dynamo, shop.table.name()), ids)
        .save(CUSTOMER, Optional.empty(), withEverything(), true, "address");
    var outbox = new Outbox(shop.table.name(), InstantSource.fixed(NOON), ids);
    new DynamoDbAccessRequests(dynamo, shop.table.name(), outbox)
        .count(
            new OrderNumber("TBS-0000-0000"),
            new EmailAddress("mere@example.nz"),
            Optional.empty(),
            NOON,
            TRACED);
    new DynamoDbReceiptRequests(dynamo, shop.table.name(), outbox)
        .count(new ReceiptRequested(OrderFixtures.ORDER, "receipt-again-0001", NOON), TRACED);
    see(shop.table);
  }

  private void takesNewsOfPayments(OrderingTable table) {
    var outbox = new Outbox(table.name(), InstantSource.fixed(NOON), new RandomIds());
    new DynamoDbPaymentInbox(table.client(), table.name(), outbox)
        .accept(
            new PaymentSessionChanged(OrderFixtures.ORDER, "evt_1", "charge.succeeded", NOON),
            TRACED);
    see(table);
  }

  private void mails(OrderingTable table) {
    var sent = new DynamoDbSentMail(table.client(), table.name());
    for (var kind : MailKey.Kind.values()) {
      var mail = new MailKey(kind, "ord_1");
      var claim = (Granted) sent.claim(mail, NOON, NOON.plusSeconds(60));
      see(table);
      sent.markSent(mail, claim, NOON);
      see(table);
    }
  }

  private void see(OrderingTable table) {
    table.client().scanPaginator(scan -> scan.tableName(table.name())).items().forEach(rows::see);
  }

  private static OrderCommand pays(Order order, int payment, ReceivedAmount amount) {
    return new RecordPayment(
        new Payment(new PaymentId(order.id().value() + payment), amount), false, NOON);
  }

  private static OrderCommand isRefunded(Order order) {
    return OrderFixtures.refundOf(order.money().due().getFirst());
  }

  private static LineQuantity first(Order order) {
    return new LineQuantity(order.purchase().lines().getFirst().id(), 1);
  }

  private static OrderCommand refund(String id, RefundAsk ask) {
    return new RequestRefund(new RefundId(id), ask, "Sorry.", NOON);
  }

  private static OrderCommand refundFails(Order order) {
    var due = order.money().due().getFirst();
    return new RecordRefund(
        due.payment(),
        new ProviderRefundId("re_failed"),
        Optional.of(due.id()),
        due.amount(),
        RefundProgress.FAILED,
        NOON);
  }

  private static OrderCommand disputed(Order order, Dispute.Status status) {
    return new RecordDispute(
        new Dispute(
            new DisputeId("dp_1"), order.money().sale().orElseThrow(), whole(order), status),
        NOON);
  }

  private static ReceivedAmount whole(Order order) {
    return ReceivedAmount.of(order.total());
  }

  private static ReceivedAmount one() {
    return ReceivedAmount.of(ProductFixtures.nzd(1));
  }

  private static LineToAdd lineOf(Offer offer) {
    return new LineToAdd(offer.product().id().value(), 1);
  }

  private static AddressDraft withEverything() {
    return new AddressDraft(
        "Mere Tamaki",
        "1 Queen Street",
        Optional.of("Flat 2"),
        "Auckland",
        Optional.of("Auckland"),
        "1010",
        "NZ",
        Optional.of("+64 9 555 0100"));
  }

  private static Offer pictured(Offer offer) {
    var plain = offer.product();
    return new Offer(
        new Product(
            plain.id(),
            plain.sku(),
            plain.name(),
            plain.description(),
            plain.category(),
            plain.type(),
            plain.unitPrice(),
            Optional.of(URI.create("https://shop.example/lamp.png")),
            plain.discontinued()),
        offer.stock());
  }
}
