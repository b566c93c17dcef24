package com.thebetterstore.simulation;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.PaymentEvent.PaymentSessionChanged;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.contracts.StoreEvent;
import com.thebetterstore.contracts.WatchKey;
import com.thebetterstore.fulfilment.FulfilmentHandler;
import com.thebetterstore.fulfilment.download.KnownContent;
import com.thebetterstore.fulfilment.shipping.DispatchDesk;
import com.thebetterstore.fulfilment.shipping.EarlyCancellations;
import com.thebetterstore.fulfilment.shipping.InMemoryShippingOrders;
import com.thebetterstore.fulfilment.shipping.ShippingCommand;
import com.thebetterstore.fulfilment.shipping.ShippingOrder;
import com.thebetterstore.fulfilment.shipping.ShippingRequests;
import com.thebetterstore.handlers.payment.FulfilmentOutcomeHandler;
import com.thebetterstore.handlers.payment.PaymentHandler;
import com.thebetterstore.handlers.receipts.ReceiptHandler;
import com.thebetterstore.ordering.cart.identity.CartName;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.checkout.CancelCheckout;
import com.thebetterstore.ordering.checkout.CancelOrder;
import com.thebetterstore.ordering.checkout.CheckoutStore.Placed;
import com.thebetterstore.ordering.checkout.CheckoutStore.Request;
import com.thebetterstore.ordering.customer.Buyer.Guest;
import com.thebetterstore.ordering.mail.InMemorySentMail;
import com.thebetterstore.ordering.mail.OrderMails;
import com.thebetterstore.ordering.mail.Seller;
import com.thebetterstore.ordering.order.InMemoryOrders;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand;
import com.thebetterstore.ordering.order.OrderCommand.RecordSession;
import com.thebetterstore.ordering.order.OrderCommand.RequestCancellation;
import com.thebetterstore.ordering.order.OrderFixtures;
import com.thebetterstore.ordering.order.Placement;
import com.thebetterstore.ordering.order.access.DownloadKeys;
import com.thebetterstore.ordering.order.access.OrderAccess;
import com.thebetterstore.ordering.order.lifecycle.OrderLifecycle;
import com.thebetterstore.ordering.order.lifecycle.UpdateOrder;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.PaymentSession;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.payment.CompareWithProvider;
import com.thebetterstore.ordering.payment.InMemoryPaymentInbox;
import com.thebetterstore.ordering.payment.InMemoryPaymentProvider;
import com.thebetterstore.ordering.payment.InMemoryPaymentRecords;
import com.thebetterstore.ordering.payment.OrderWork;
import com.thebetterstore.ordering.payment.PaymentProvider;
import com.thebetterstore.ordering.payment.Reconcile;
import com.thebetterstore.ordering.payment.ReturnPayments;
import com.thebetterstore.ordering.payment.Settle;
import com.thebetterstore.platform.function.Call;
import com.thebetterstore.platform.function.EventHandler;
import com.thebetterstore.platform.function.QueueEvents;
import com.thebetterstore.platform.work.Segments;
import com.thebetterstore.simulation.Trouble.Crash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/// One order with everything that it has to do with: the functions of the services as they are, and
/// ports in memory. Nothing happens by itself: [#step] lets the next message arrive, or the next
/// person act.
final class World {

  static final int IN_STOCK = 10;
  static final Cause CAUSE = new Cause(new CorrelationId("cor_1"), "req_1", null);

  private static final String SECRET = "a secret of the store";
  private static final URI SHOP = URI.create("https://shop.example/");
  private static final OrderId ORDER = new OrderId("ord_01ARZ3NDEKTSV4RRFFQ69G5FAV");
  private static final long CART_VERSION = 3;

  /// Longer than whoever claims a mail may take.
  private static final Duration UNTIL_IT_COMES_AGAIN = Duration.ofSeconds(31);

  private static final int MAX_TRIES = 200;

  /// How messages travel.
  ///
  /// @param least each comes so often at least
  /// @param most and so often at most
  /// @param isShuffled whether they arrive in any order
  /// @param lost of a hundred webhooks, so many are never sent
  record Travel(SplittableRandom random, int least, int most, boolean isShuffled, int lost) {

    /// Each once, in the order in which they were sent.
    static Travel straight() {
      return new Travel(new SplittableRandom(0), 1, 1, false, 0);
    }

    /// Each five times, in any order.
    static Travel fiveTimes(long seed) {
      return new Travel(new SplittableRandom(seed), 5, 5, true, 0);
    }

    private int copies() {
      return least == most ? least : random.nextInt(least, most + 1);
    }
  }

  /// Something that happens again until it succeeds, and then as often as it has copies.
  private static final class Errand {

    private final String name;
    private final BooleanSupplier work;
    private int copies;
    private int tries;

    Errand(String name, BooleanSupplier work, int copies) {
      this.name = name;
      this.work = work;
      this.copies = copies;
    }
  }

  final Ports ports;
  final InMemoryOrders orders = new InMemoryOrders();
  final InMemoryShippingOrders shipping = new InMemoryShippingOrders();
  final InMemoryPaymentProvider provider = new InMemoryPaymentProvider();
  final TroubledMail mail;
  final Reports reports;
  private final InMemoryPaymentInbox inbox = new InMemoryPaymentInbox();
  private final InMemoryPaymentRecords records = new InMemoryPaymentRecords();
  private final Scenario scenario;
  private final Travel travel;
  private final AtomicReference<Instant> now = new AtomicReference<>(OrderFixtures.NOON);
  private final InstantSource clock = now::get;
  private final DownloadKeys downloadKeys = new DownloadKeys(() -> SECRET);
  private final UpdateOrder updates;
  private final DispatchDesk desk;
  private final CancelOrder cancelOrder;
  private final Reconcile reconcile;
  private final CompareWithProvider compare;
  private final List<EventHandler> functions;
  private final List<Errand> errands = new ArrayList<>();
  private final List<String> trace = new ArrayList<>();
  private final Set<String> reached = new TreeSet<>();
  private final Map<PaymentId, Long> captured = new HashMap<>();
  private int ordersNews;
  private int shippingNews;
  private int paymentNews;
  private int webhooks;
  private int events;
  private int acts;

  World(Scenario scenario, Trouble trouble, Travel travel) {
    this.scenario = scenario;
    this.travel = travel;
    ports = new Ports(trouble);
    mail = new TroubledMail(ports, new InMemorySentMail());
    reports = new Reports(ports);
    place();
    var stored = new TroubledOrders(ports, orders);
    var paying = new TroubledProvider(ports, provider, () -> webhook("refund.created"));
    var sent = new TroubledShippingOrders(ports, shipping);
    var content = new KnownContent(OrderFixtures.productOf(OrderFixtures.NOVEL));
    var access = new OrderAccess(() -> SECRET, clock);
    var settle = new Settle(stored, paying, clock);
    var returnPayments = new ReturnPayments(stored, paying, clock);
    updates = new UpdateOrder(stored);
    desk = new DispatchDesk(sent, content, clock);
    cancelOrder =
        new CancelOrder(
            new CancelCheckout(stored, access, updates, paying, settle, clock), updates, access);
    reconcile = new Reconcile(stored, settle, returnPayments, clock);
    compare = new CompareWithProvider(records, stored, settle, returnPayments, clock);
    var seller = Seller.of("The Better Store", "12-345-678", "1 Queen Street, Auckland");
    functions =
        List.of(
            new PaymentHandler(settle, returnPayments, Segments.disabled()),
            new FulfilmentOutcomeHandler(updates, Segments.disabled()),
            new FulfilmentHandler(new ShippingRequests(sent, content, clock), Segments.disabled()),
            new ReceiptHandler(
                new OrderMails(stored, mail, mail, (_, _) -> SHOP, seller, clock),
                Segments.disabled()));
  }

  /// A life begins with an order whose payment page is open.
  private void place() {
    orders.put(new Stock(OrderFixtures.LAMP, IN_STOCK, 0));
    orders.put(new Stock(OrderFixtures.NOVEL, IN_STOCK, 0));
    var cart = new CartName("cart_1");
    orders.putCart(cart, CART_VERSION);
    var placed =
        OrderLifecycle.place(
            new Placement(
                ORDER,
                new OrderNumber("TBS-7K3M-9QXD"),
                new WatchKey("watch_1"),
                new Guest(),
                scenario.purchase(),
                cart,
                new CorrelationId("cor_1"),
                now.get()));
    var request = new Request(new IdempotencyKey("intent-of-cart-1"), "");
    if (!(orders.place(placed, CART_VERSION, request, CAUSE) instanceof Placed)) {
      throw new IllegalStateException("the order was not placed");
    }
    var back = new PaymentProvider.ReturnTo(SHOP, SHOP);
    if (!(provider.openSession(placed.order(), back) instanceof PaymentProvider.Opened page)) {
      throw new IllegalStateException("the page was not opened");
    }
    records.opened(page.id().value(), ORDER, now.get());
    new UpdateOrder(orders).apply(ORDER, new RecordSession(1, page.id(), now.get()), CAUSE);
  }

  /// The order as it is stored.
  Order order() {
    return orders.find(ORDER).orElseThrow();
  }

  /// What fulfilment has of it, once it was asked for goods.
  Optional<ShippingOrder> shippingOrder() {
    return shipping
        .find(ORDER)
        .flatMap(it -> it instanceof ShippingOrder order ? Optional.of(order) : Optional.empty());
  }

  Stock stock(Sku sku) {
    return orders.stock(sku);
  }

  Instant now() {
    return now.get();
  }

  /// All that was ever seen of the order, and all that went wrong.
  Set<String> reached() {
    return reached;
  }

  /// What happened, in its order.
  List<String> trace() {
    return List.copyOf(trace);
  }

  /// The provider tells that something happened, or does not.
  void webhook(String type) {
    webhooks++;
    if (travel.random().nextInt(100) < travel.lost()) {
      reached.add("webhook lost");
      return;
    }
    var news = new PaymentSessionChanged(ORDER, "evt_stripe_" + webhooks, type, now.get());
    send(
        "webhook " + type,
        () -> {
          ports.run("inbox.accept", () -> inbox.accept(news, CAUSE));
          return true;
        });
  }

  /// A command to the order, as staff and buyers give them.
  void command(OrderCommand command) {
    updates.apply(ORDER, command, CAUSE);
  }

  /// The same of the desk.
  void command(ShippingCommand command) {
    desk.command(ORDER, command, CAUSE);
  }

  void cancel(RequestCancellation request) {
    if (cancelOrder.cancel(order(), request, CAUSE).later()) {
      throw new IllegalStateException("the provider did not answer");
    }
  }

  private void send(String name, BooleanSupplier work) {
    errands.add(new Errand(name, work, travel.copies()));
  }

  /// What the tables' streams show goes on its way to every function that handles it.
  private void relay() {
    for (; ordersNews < orders.published().size(); ordersNews++) {
      publish(downloadKeys.completed(orders.published().get(ordersNews)));
    }
    for (; shippingNews < shipping.published().size(); shippingNews++) {
      publish(shipping.published().get(shippingNews));
    }
    for (; paymentNews < inbox.published().size(); paymentNews++) {
      publish(inbox.published().get(paymentNews).news());
    }
  }

  private void publish(StoreEvent event) {
    reached.add("sent " + event.getClass().getSimpleName());
    events++;
    var message = QueueEvents.carrying(Integer.toString(events), event);
    for (var function : functions) {
      if (function.handledEvents().contains(event.detailType())) {
        send(
            "%s %s".formatted(function.getClass().getSimpleName(), event.detailType()),
            () -> handled(function, message));
      }
    }
    if (Reports.EVENTS.contains(event.detailType())) {
      send(
          "reports " + event.detailType(),
          () -> {
            reports.load(event);
            return true;
          });
    }
  }

  private static boolean handled(EventHandler function, String message) {
    try {
      return QueueEvents.failed(Call.of(function, QueueEvents.batch(message))).isEmpty();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// Lets the next thing happen; false when there is none.
  boolean step() {
    relay();
    var act = acts < scenario.acts().size() ? scenario.acts().get(acts) : null;
    if (act != null && act.when().test(this)) {
      // People come at any time, too: before news that is on its way, or after.
      if (!travel.isShuffled() || errands.isEmpty() || travel.random().nextBoolean()) {
        acts++;
        act(act);
        observe();
        return true;
      }
    }
    if (errands.isEmpty()) {
      return false;
    }
    attempt(errands.get(travel.isShuffled() ? travel.random().nextInt(errands.size()) : 0));
    observe();
    return true;
  }

  private void act(Scenario.Act act) {
    if (act.isRequest()) {
      // With the same key each time.
      send(
          act.name(),
          () -> {
            act.does().accept(this);
            return true;
          });
    } else {
      trace.add(act.name());
      act.does().accept(this);
    }
  }

  private void attempt(Errand errand) {
    now.updateAndGet(it -> it.plusSeconds(1));
    var isDone = false;
    try {
      isDone = errand.work.getAsBoolean();
    } catch (Crash crashed) {
      reached.add("crash at " + crashed.getMessage());
    } catch (RuntimeException failed) {
      reached.add("failure");
    }
    trace.add(errand.name + (isDone ? "" : " failed"));
    if (isDone) {
      errand.copies--;
      if (errand.copies == 0) {
        errands.remove(errand);
      }
      return;
    }
    now.updateAndGet(it -> it.plus(UNTIL_IT_COMES_AGAIN));
    errand.tries++;
    if (errand.tries == MAX_TRIES) {
      throw new AssertionError(errand.name + " never succeeds: " + trace);
    }
    // Others may come before it is tried again.
    errands.remove(errand);
    errands.add(errand);
  }

  private void observe() {
    var order = order();
    reached.add("status " + order.status());
    reached.add("payment " + order.paymentStatus());
    reached.add("goods " + order.fulfilmentStatus());
    order.timeline().forEach(entry -> reached.add("event " + entry.type()));
    if (shipping.find(ORDER).filter(EarlyCancellations.class::isInstance).isPresent()) {
      reached.add("cancelled before it was asked for");
    }
  }

  /// Lets everything happen that is to happen, and then the reconciler look whether something is
  /// missing.
  ///
  /// @return how many orders the reconciler had to help
  int rest() {
    goOn();
    ports.heal();
    if (acts < scenario.acts().size()) {
      // Somebody waits for news that the provider did not send.
      compareWithProvider();
    }
    now.updateAndGet(it -> it.plus(Duration.ofDays(1)));
    var repaired = reconcile.run(CAUSE, Duration.ofHours(1), Quiet::new).repaired();
    goOn();
    repaired += compareWithProvider();
    if (acts < scenario.acts().size()) {
      throw new AssertionError(
          "%s never came: %s %s".formatted(scenario.acts().get(acts).name(), order(), trace));
    }
    return repaired;
  }

  private int compareWithProvider() {
    var different = 0;
    for (var rounds = 0; rounds <= scenario.acts().size(); rounds++) {
      different +=
          compare
              .run(OrderFixtures.NOON, Optional.empty(), CAUSE, Duration.ofHours(1), Quiet::new)
              .differences()
              .size();
      goOn();
    }
    return different;
  }

  private void goOn() {
    var isGoing = true;
    while (isGoing) {
      isGoing = step();
    }
  }

  /// The buyer pays on the page.
  void pays() {
    paysAmount(order().total().minorUnits());
  }

  void paysAmount(long minorUnits) {
    provider.pay(order(), new ReceivedAmount(minorUnits, "nzd"));
    capture();
    webhook("checkout.session.completed");
  }

  /// A payment slips through although the page is closed, or was paid before.
  void paysLate(String payment, String news) {
    provider.payLate(order(), new PaymentId(payment), ReceivedAmount.of(order().total()));
    capture();
    webhook(news);
  }

  private void capture() {
    if (order().session() instanceof PaymentSession.Opened(var _, var page)
        && provider.session(page)
            instanceof PaymentProvider.SessionState.Paid(var payment, var _)) {
      captured.put(payment.id(), payment.amount().minorUnits());
    }
  }

  /// What the provider has received for the order.
  Map<PaymentId, Long> captured() {
    return captured;
  }

  /// The time to pay passes, and the reconciler looks; as often as it takes.
  void looksLate() {
    now.updateAndGet(it -> it.plus(Duration.ofHours(1)));
    reconcile.run(CAUSE, Duration.ofHours(1), Quiet::new);
    if (order().isUnpaid()) {
      throw new IllegalStateException("the reconciler could not end the order");
    }
  }

  private static final class Quiet implements OrderWork {

    @Override
    public void isFor(Order order) {}

    @Override
    public void close() {}
  }
}
