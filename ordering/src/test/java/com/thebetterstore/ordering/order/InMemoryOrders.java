package com.thebetterstore.ordering.order;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent;
import com.thebetterstore.contracts.OrderingEvent.BuyerErased;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.contracts.WatchKey;
import com.thebetterstore.ordering.cart.CartState;
import com.thebetterstore.ordering.cart.CartState.Active;
import com.thebetterstore.ordering.cart.CartState.Locked;
import com.thebetterstore.ordering.cart.CartState.Ordered;
import com.thebetterstore.ordering.cart.identity.CartName;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.checkout.CheckoutStore;
import com.thebetterstore.ordering.discount.InMemoryDiscounts;
import com.thebetterstore.ordering.order.OrderDecision.Accepted;
import com.thebetterstore.ordering.order.OrderDecision.CartMove;
import com.thebetterstore.ordering.order.OrderDecision.StockMove;
import com.thebetterstore.ordering.order.lifecycle.DeadlineRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Orders, and the stock and carts that go with them, in memory.
public final class InMemoryOrders implements OrderStore, CheckoutStore {

  /// A cart as far as orders are concerned with it.
  public record KnownCart(long version, CartState state) {}

  private final Map<OrderId, Order> orders = new HashMap<>();
  private final Map<OrderId, Instant> postponed = new HashMap<>();
  private final Map<Sku, Stock> stocks = new HashMap<>();
  private final InMemoryDiscounts discounts = new InMemoryDiscounts();
  private final Map<CartName, KnownCart> carts = new HashMap<>();
  private final Map<String, Earlier> requests = new HashMap<>();
  private final List<OrderingEvent> published = new ArrayList<>();

  public synchronized void put(Stock stock) {
    stocks.put(stock.sku(), stock);
  }

  public synchronized void putCart(CartName name, long version) {
    carts.put(name, new KnownCart(version, new Active()));
  }

  public synchronized void removeCart(CartName name) {
    carts.remove(name);
  }

  public InMemoryDiscounts discounts() {
    return discounts;
  }

  public synchronized Stock stock(Sku sku) {
    return Objects.requireNonNull(stocks.get(sku), sku.value());
  }

  public synchronized Optional<KnownCart> cart(CartName name) {
    return Optional.ofNullable(carts.get(name));
  }

  public synchronized List<OrderingEvent> published() {
    return List.copyOf(published);
  }

  @Override
  public synchronized Optional<Order> find(OrderId id) {
    return Optional.ofNullable(orders.get(id));
  }

  @Override
  public synchronized Optional<Order> findByNumber(OrderNumber number) {
    return orders.values().stream().filter(order -> order.number().equals(number)).findFirst();
  }

  @Override
  public synchronized Optional<OrderId> findByWatchKey(WatchKey key) {
    return orders.values().stream()
        .filter(order -> order.watchKey().equals(key))
        .map(Order::id)
        .findFirst();
  }

  @Override
  public synchronized List<OrderId> due(Instant now) {
    return orders.values().stream()
        .filter(order -> deadline(order).filter(at -> at.isBefore(now)).isPresent())
        .sorted(Comparator.comparing(order -> deadline(order).orElseThrow()))
        .limit(MAX_DUE)
        .map(Order::id)
        .toList();
  }

  private Optional<Instant> deadline(Order order) {
    return DeadlineRules.of(order).map(own -> postponed.getOrDefault(order.id(), own));
  }

  @Override
  public synchronized void postpone(Order asRead, Instant until) {
    if (asRead.version() == Objects.requireNonNull(orders.get(asRead.id())).version()) {
      postponed.put(asRead.id(), until);
    }
  }

  @Override
  public synchronized void save(Accepted decision, Cause cause) {
    var order = decision.order();
    var stored = orders.get(order.id());
    if (stored == null || stored.version() != order.version() - 1) {
      throw new StaleWrite(order.id(), order.version() - 1);
    }
    move(decision);
    moveCart(decision);
    orders.put(order.id(), order);
    postponed.remove(order.id());
    published.addAll(decision.events());
  }

  @Override
  public synchronized void saveOwner(Order owned) {
    replace(owned);
  }

  @Override
  public synchronized void saveReissued(Order reissued, Order before) {
    replace(reissued);
  }

  @Override
  public synchronized void saveErased(Order erased, Order before, BuyerErased event, Cause cause) {
    replace(erased);
    if (erased.isSold()) {
      carts.remove(erased.cart());
    }
    published.add(event);
  }

  private void replace(Order next) {
    var stored = orders.get(next.id());
    if (stored == null || stored.version() != next.version() - 1) {
      throw new StaleWrite(next.id(), next.version() - 1);
    }
    orders.put(next.id(), next);
  }

  @Override
  public synchronized Placing place(
      Accepted placed, long cartVersion, Request request, Cause cause) {
    var order = placed.order();
    var asked = key(order.cart(), request.key());
    if (requests.containsKey(asked)) {
      return new KeyUsed();
    }
    if (findByNumber(order.number()).isPresent()) {
      return new NumberTaken();
    }
    if (!new KnownCart(cartVersion, new Active()).equals(carts.get(order.cart()))
        || !order.purchase().discounts().stream().allMatch(discounts::isFree)) {
      return new Outdated();
    }
    var tooLittle =
        order.purchase().quantities().entrySet().stream()
            .filter(wanted -> !stock(wanted.getKey()).covers(wanted.getValue()))
            .map(wanted -> stock(wanted.getKey()))
            .toList();
    if (!tooLittle.isEmpty()) {
      return new SoldOut(tooLittle);
    }
    move(placed);
    carts.put(order.cart(), new KnownCart(cartVersion + 1, new Locked(order.id())));
    requests.put(asked, new Earlier(request.arguments(), Optional.of(order.id())));
    orders.put(order.id(), order);
    published.addAll(placed.events());
    return new Placed();
  }

  @Override
  public synchronized Optional<Earlier> earlier(CartName cart, IdempotencyKey key) {
    return Optional.ofNullable(requests.get(key(cart, key)));
  }

  private void move(Accepted decision) {
    var move = decision.stock();
    move.units().forEach((sku, quantity) -> put(moved(move.kind(), stock(sku), quantity)));
    var used = decision.order().purchase().discounts();
    switch (move.kind()) {
      case RESERVE -> used.forEach(discounts::take);
      case RELEASE -> used.forEach(discounts::giveBack);
      case NONE, RESTOCK -> {}
    }
  }

  private static Stock moved(StockMove.Kind kind, Stock stock, int quantity) {
    return switch (kind) {
      case NONE -> stock;
      case RESERVE -> stock.take(quantity);
      case RELEASE, RESTOCK -> stock.putBack(quantity);
    };
  }

  private void moveCart(Accepted decision) {
    var order = decision.order();
    var cart = carts.get(order.cart());
    if (cart == null || !cart.state().equals(new Locked(order.id()))) {
      return;
    }
    if (decision.cart() == CartMove.CLOSE) {
      carts.put(order.cart(), new KnownCart(cart.version() + 1, new Ordered(order.id())));
    }
    if (decision.cart() == CartMove.UNLOCK) {
      carts.put(order.cart(), new KnownCart(cart.version() + 1, new Active()));
    }
  }

  private static String key(CartName cart, IdempotencyKey key) {
    return cart.value() + "#" + key.value();
  }
}
