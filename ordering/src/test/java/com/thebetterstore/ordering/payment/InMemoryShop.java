package com.thebetterstore.ordering.payment;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent;
import com.thebetterstore.contracts.OrderingEvent.OrderStatusChanged;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.contracts.WatchKey;
import com.thebetterstore.ordering.cart.CartState;
import com.thebetterstore.ordering.cart.identity.CartName;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.checkout.CheckoutStore.Placed;
import com.thebetterstore.ordering.checkout.CheckoutStore.Request;
import com.thebetterstore.ordering.customer.Buyer.Guest;
import com.thebetterstore.ordering.order.InMemoryOrders;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand;
import com.thebetterstore.ordering.order.OrderCommand.RecordSession;
import com.thebetterstore.ordering.order.OrderFixtures;
import com.thebetterstore.ordering.order.Placement;
import com.thebetterstore.ordering.order.RacedOrders;
import com.thebetterstore.ordering.order.lifecycle.OrderLifecycle;
import com.thebetterstore.ordering.order.lifecycle.UpdateOrder;
import com.thebetterstore.ordering.order.purchase.Purchase;
import com.thebetterstore.ordering.payment.PaymentProvider.Opened;
import com.thebetterstore.ordering.payment.PaymentProvider.ReturnTo;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// Orders in memory, ten pieces of everything in stock, and a payment provider; the test plays the
/// buyers, the provider and the clock.
public final class InMemoryShop {

  public static final Instant NOON = OrderFixtures.NOON;
  public static final Cause CAUSE = new Cause(new CorrelationId("cor_caller"), "evt_cause", null);
  public static final int IN_STOCK = 10;

  private static final long CART_VERSION = 3;

  public final InMemoryOrders memory = new InMemoryOrders();
  public final RacedOrders orders = new RacedOrders(memory);
  public final InMemoryPaymentProvider provider = new InMemoryPaymentProvider();
  public final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  public final UpdateOrder updates = new UpdateOrder(orders);
  public final Settle settle;
  public final ReturnPayments returnPayments;
  public final Reconcile reconcile;
  public final InMemoryPaymentRecords records = new InMemoryPaymentRecords();
  public final CompareWithProvider compareWithProvider;
  private int seen;

  public InMemoryShop() {
    var clock = (InstantSource) now::get;
    settle = new Settle(orders, provider, clock);
    returnPayments = new ReturnPayments(orders, provider, clock);
    reconcile = new Reconcile(orders, settle, returnPayments, clock);
    compareWithProvider = new CompareWithProvider(records, orders, settle, returnPayments, clock);
    memory.put(new Stock(OrderFixtures.LAMP, IN_STOCK, 0));
    memory.put(new Stock(OrderFixtures.NOVEL, IN_STOCK, 0));
  }

  /// An order that nobody can pay yet: `ord_{name}`, placed now.
  public Order place(String name, Purchase purchase) {
    var cart = new CartName("cart_" + name);
    var placement =
        new Placement(
            new OrderId("ord_" + name),
            new OrderNumber("TBS-" + name),
            new WatchKey("watch_" + name),
            new Guest(),
            purchase,
            cart,
            new CorrelationId("cor_" + name),
            now.get());
    memory.putCart(cart, CART_VERSION);
    var placed = OrderLifecycle.place(placement);
    var request = new Request(new IdempotencyKey("intent-of-cart-" + name), "");
    if (!(memory.place(placed, CART_VERSION, request, CAUSE) instanceof Placed)) {
      throw new AssertionError("order " + name + " was not placed");
    }
    seen = memory.published().size();
    return placed.order();
  }

  /// An order whose page is open: `ord_{name}`, placed now.
  public Order open(String name, Purchase purchase) {
    var order = place(name, purchase);
    var back = URI.create("https://shop.example/");
    if (!(provider.openSession(order, new ReturnTo(back, back)) instanceof Opened opened)) {
      throw new AssertionError("no page of order " + name);
    }
    records.opened(opened.id().value(), order.id(), now.get());
    return apply(order, new RecordSession(1, opened.id(), now.get()));
  }

  /// An order that is paid in full: `ord_{name}`.
  public Order paid(String name, Purchase purchase) {
    var order = open(name, purchase);
    provider.pay(order);
    var paid = settle.settle(order.id(), CAUSE);
    seen = memory.published().size();
    return paid;
  }

  /// The order after something that it must accept.
  public Order apply(Order order, OrderCommand command) {
    var updated = updates.apply(order.id(), command, CAUSE);
    if (!updated.changed()) {
      throw new AssertionError(command + " changed nothing: " + updated.decision());
    }
    return updated.order();
  }

  public Order order(Order order) {
    return memory.find(order.id()).orElseThrow();
  }

  public Stock stock(Sku sku) {
    return memory.stock(sku);
  }

  public CartState cart(Order order) {
    return memory.cart(order.cart()).orElseThrow().state();
  }

  /// What was published since the last call, or since the last order was placed or paid for.
  public List<OrderingEvent> news() {
    var all = memory.published();
    var news = all.subList(seen, all.size());
    seen = all.size();
    return news;
  }

  /// The event about the order's status as it is now, after something of this type.
  public OrderStatusChanged status(Order order, OrderEventType type, PaymentStatus payment) {
    return new OrderStatusChanged(
        order.id(),
        order.number(),
        order.watchKey(),
        order.version(),
        type,
        order.status(),
        payment,
        order.fulfilmentStatus(),
        now.get());
  }
}
