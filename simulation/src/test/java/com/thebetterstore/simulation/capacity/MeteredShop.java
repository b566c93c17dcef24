package com.thebetterstore.simulation.capacity;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.PaymentEvent.PaymentSessionChanged;
import com.thebetterstore.fulfilment.FulfilmentHandler;
import com.thebetterstore.fulfilment.download.KnownContent;
import com.thebetterstore.fulfilment.shipping.DispatchDesk;
import com.thebetterstore.fulfilment.shipping.ShippingCommand;
import com.thebetterstore.fulfilment.shipping.ShippingCommand.Deliver;
import com.thebetterstore.fulfilment.shipping.ShippingCommand.Dispatch;
import com.thebetterstore.fulfilment.shipping.ShippingCommand.Refuse;
import com.thebetterstore.fulfilment.shipping.ShippingRequests;
import com.thebetterstore.fulfilment.shipping.aws.DynamoDbShippingOrders;
import com.thebetterstore.fulfilment.shipping.aws.ShippingTable;
import com.thebetterstore.handlers.payment.FulfilmentOutcomeHandler;
import com.thebetterstore.handlers.payment.PaymentHandler;
import com.thebetterstore.handlers.receipts.ReceiptHandler;
import com.thebetterstore.ordering.cart.CartCommand.AddLines;
import com.thebetterstore.ordering.cart.CartCommand.LineToAdd;
import com.thebetterstore.ordering.cart.CartCommand.SelectShippingMethod;
import com.thebetterstore.ordering.cart.CartCommand.SetAddress;
import com.thebetterstore.ordering.cart.CartCommand.SetEmail;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.catalogue.ProductFixtures;
import com.thebetterstore.ordering.checkout.Checkout;
import com.thebetterstore.ordering.checkout.CheckoutShop;
import com.thebetterstore.ordering.customer.Buyer;
import com.thebetterstore.ordering.mail.OrderMails;
import com.thebetterstore.ordering.mail.Seller;
import com.thebetterstore.ordering.mail.aws.DynamoDbSentMail;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand;
import com.thebetterstore.ordering.order.OrderDecision;
import com.thebetterstore.ordering.order.lifecycle.UpdateOrder;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.payment.OrderWork;
import com.thebetterstore.ordering.payment.Reconcile;
import com.thebetterstore.ordering.payment.ReturnPayments;
import com.thebetterstore.ordering.payment.aws.DynamoDbPaymentInbox;
import com.thebetterstore.ordering.payment.stripe.WebhookEvent;
import com.thebetterstore.ordering.shipping.AddressDraft;
import com.thebetterstore.ordering.shipping.ShippingRules;
import com.thebetterstore.ordering.table.OrderingTable;
import com.thebetterstore.platform.RandomIds;
import com.thebetterstore.platform.function.Call;
import com.thebetterstore.platform.function.EventHandler;
import com.thebetterstore.platform.function.QueueEvents;
import com.thebetterstore.platform.table.Capacity;
import com.thebetterstore.platform.table.CapacityMeter;
import com.thebetterstore.platform.table.DynamoDbLocal;
import com.thebetterstore.platform.table.Outbox;
import com.thebetterstore.platform.table.Row;
import com.thebetterstore.platform.work.Segments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A store on real tables that sells one order, and knows what each step takes of their capacity:
/// the step itself and everything that follows from its events, each of which is delivered once.
final class MeteredShop {

  /// As long as real ones are: what they take depends on it.
  private static final String TRACE =
      "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";

  private static final Cause CAUSE =
      new Cause(
          new CorrelationId("cor_01ARZ3NDEKTSV4RRFFQ69G5FAV"),
          "8f5d8a39-9b3c-4d57-8f5e-7d3b6b7e2a10",
          TRACE);

  private static final URI SHOP = URI.create("https://shop.example/orders");
  private static final int IN_STOCK = 100;
  private static final long PRICE = 45_00;

  private final CapacityMeter meter = new CapacityMeter(DynamoDbLocal.client());
  private final List<Offer> offers;
  private final ShippingTable shippingTable = ShippingTable.create();
  private final CheckoutShop shop;
  private final DispatchDesk desk;
  private final UpdateOrder updates;
  private final DynamoDbPaymentInbox inbox;
  private final ReturnPayments returnPayments;
  private final List<EventHandler> functions;
  private final Set<String> delivered = new HashSet<>();
  private Optional<CartId> cart = Optional.empty();
  private Optional<OrderId> ordered = Optional.empty();
  private int news;

  /// @param lines how many products its order has, a piece of each
  MeteredShop(int lines) {
    offers =
        IntStream.range(0, lines)
            .mapToObj(line ->
                ProductFixtures.physical(
                    "Brass desk lamp no " + line, ProductFixtures.nzd(PRICE), IN_STOCK))
            .toList();
    var table = OrderingTable.create();
    shop =
        new CheckoutShop(
            new OrderingTable(meter.client(), table.name()), true, offers.toArray(Offer[]::new));
    var clock = (InstantSource) shop.now::get;
    var ids = new RandomIds();
    var sent =
        new DynamoDbShippingOrders(
            meter.client(), shippingTable.name(), new Outbox(shippingTable.name(), clock, ids));
    inbox =
        new DynamoDbPaymentInbox(
            meter.client(), table.name(), new Outbox(table.name(), clock, ids));
    var content = new KnownContent();
    desk = new DispatchDesk(sent, content, clock);
    updates = new UpdateOrder(shop.orders);
    returnPayments = new ReturnPayments(shop.orders, shop.provider, clock);
    functions =
        List.of(
            new PaymentHandler(shop.settle, returnPayments, Segments.disabled()),
            new FulfilmentOutcomeHandler(updates, Segments.disabled()),
            new FulfilmentHandler(new ShippingRequests(sent, content, clock), Segments.disabled()),
            new ReceiptHandler(
                new OrderMails(
                    shop.orders,
                    new DynamoDbSentMail(meter.client(), table.name()),
                    _ -> {},
                    (_, _) -> SHOP,
                    Seller.of("The Better Store", "12-345-678", "1 Queen Street, Auckland"),
                    clock),
                Segments.disabled()));
    var _ = meter.taken();
  }

  /// A cart of the products, ready to be checked out.
  Capacity fillCart() {
    return taken(() -> {
      var lines = offers.stream().map(it -> new LineToAdd(it.product().id().value(), 1)).toList();
      var id = shop.carts.create(new AddLines(lines)).id();
      shop.change(id, new SetEmail("mere.tamaki@example.nz"));
      shop.change(id, new SetAddress(home()));
      shop.change(id, new SelectShippingMethod(ShippingRules.STANDARD.value()));
      cart = Optional.of(id);
    });
  }

  private static AddressDraft home() {
    return new AddressDraft(
        "Mere Tamaki",
        "125 Karangahape Road",
        Optional.of("Flat 2"),
        "Auckland",
        Optional.empty(),
        "1010",
        "NZ",
        Optional.of("+64 9 555 0100"));
  }

  /// The order is placed, and its payment page opened.
  Capacity place(Buyer buyer) {
    var request = shop.request(cart.orElseThrow(), buyer);
    var _ = meter.taken();
    return taken(() ->
        ordered =
            Optional.of(
                shop.create
                    .create(request, CAUSE)
                    .checkout()
                    .map(Checkout::order)
                    .orElseThrow()
                    .id()));
  }

  /// The buyer pays with a card; the provider tells so by all of its events.
  Capacity pay() {
    shop.provider.pay(order());
    return taken(() ->
        Stream.of(
                "payment_intent.created", "payment_intent.succeeded", "checkout.session.completed")
            .forEach(this::webhook));
  }

  /// The buyer leaves the page, and the reconciler looks when the time has passed.
  Capacity expire() {
    shop.now.updateAndGet(it -> it.plus(Duration.ofHours(1)));
    var reconcile = new Reconcile(shop.orders, shop.settle, returnPayments, shop.now::get);
    return taken(() -> reconcile.run(CAUSE, Duration.ofHours(1), Quiet::new));
  }

  /// All pieces in one parcel.
  Capacity dispatch() {
    return desk(
        new Dispatch("shp_01ARZ3NDEKTSV4RRFFQ69G5FAV", all(), "NZ Post", "NZ123456789", now()));
  }

  Capacity deliver() {
    return desk(new Deliver("shp_01ARZ3NDEKTSV4RRFFQ69G5FAV", now()));
  }

  /// The desk cannot send the first piece.
  Capacity refuse() {
    return desk(
        new Refuse("rej_01ARZ3NDEKTSV4RRFFQ69G5FAV", first(), "It is broken.", false, now()));
  }

  private Capacity desk(ShippingCommand command) {
    return taken(() -> desk.command(order().id(), command, CAUSE));
  }

  /// The order gets a command of people, and the provider tells of its refund if there is one.
  Capacity command(OrderCommand command) {
    return taken(() -> {
      if (updates.apply(order().id(), command, CAUSE).decision()
          instanceof OrderDecision.Refused(var why)) {
        throw new AssertionError(command + " was refused: " + why);
      }
    });
  }

  /// The provider tells of something.
  Capacity hear(String type) {
    return taken(() -> webhook(type));
  }

  /// The payment that bought the goods.
  PaymentId sale() {
    return order().money().sale().orElseThrow();
  }

  Order order() {
    var before = meter.taken();
    var order = shop.order(ordered.orElseThrow());
    var _ = meter.taken();
    if (before.writeUnits() > 0) {
      throw new IllegalStateException("a step was not counted");
    }
    return order;
  }

  CheckoutShop shop() {
    return shop;
  }

  Instant now() {
    return shop.now.get();
  }

  List<LineQuantity> all() {
    return order().purchase().lines().stream().map(it -> new LineQuantity(it.id(), 1)).toList();
  }

  List<LineQuantity> first() {
    return all().subList(0, 1);
  }

  private void webhook(String type) {
    if (!WebhookEvent.isNews(type)) {
      return;
    }
    news++;
    var id = "evt_1TnQ8J2eZvKYlo2C%08d".formatted(news);
    inbox.accept(new PaymentSessionChanged(ordered.orElseThrow(), id, type, now()), CAUSE);
  }

  private Capacity taken(Runnable step) {
    var _ = meter.taken();
    step.run();
    while (relay()) {
      // What follows may tell of more.
    }
    return meter.taken();
  }

  /// Hands each new event to the functions that handle it.
  private boolean relay() {
    var news = new ArrayList<Row>();
    for (var table : List.of(shop.table.name(), shippingTable.name())) {
      DynamoDbLocal.client()
          .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
          .items()
          .stream()
          .map(Row::of)
          .filter(row -> row.name().startsWith(Outbox.KEY_PREFIX) && delivered.add(row.name()))
          .forEach(news::add);
    }
    news.sort(Comparator.comparing(Row::name));
    news.forEach(this::deliver);
    return !news.isEmpty();
  }

  private void deliver(Row event) {
    var type = event.text("detailType");
    var body =
        "{\"source\": \"%s\", \"detail-type\": \"%s\", \"detail\": %s}"
            .formatted(event.text("source"), type, event.text("detail"));
    var message = QueueEvents.message(event.name(), body, Map.of());
    for (var function : functions) {
      if (function.handledEvents().contains(type)
          && !QueueEvents.failed(answer(function, message)).isEmpty()) {
        throw new AssertionError(function + " cannot handle " + body);
      }
    }
  }

  private static JsonNode answer(EventHandler function, String message) {
    try {
      return Call.of(function, QueueEvents.batch(message));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static final class Quiet implements OrderWork {

    @Override
    public void isFor(Order order) {}

    @Override
    public void close() {}
  }
}
