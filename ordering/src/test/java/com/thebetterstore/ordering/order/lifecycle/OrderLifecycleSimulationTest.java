package com.thebetterstore.ordering.order.lifecycle;

import static com.thebetterstore.ordering.order.OrderFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.OrderingEvent;
import com.thebetterstore.contracts.OrderingEvent.*;
import com.thebetterstore.contracts.PaymentSessionId;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand;
import com.thebetterstore.ordering.order.OrderCommand.*;
import com.thebetterstore.ordering.order.OrderDecision.Accepted;
import com.thebetterstore.ordering.order.OrderDecision.AlreadyDone;
import com.thebetterstore.ordering.order.OrderDecision.StockMove;
import com.thebetterstore.ordering.order.TimelineEntry;
import com.thebetterstore.ordering.order.goods.Cancellation.By;
import com.thebetterstore.ordering.order.money.Attempt;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.ProviderRefundId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.money.Refund;
import com.thebetterstore.ordering.order.money.RefundId;
import com.thebetterstore.ordering.order.money.RefundShare;
import com.thebetterstore.ordering.order.purchase.Purchase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random lives of orders: whatever is published, how often, and in whatever order, the promises of
/// [OrderLifecycle] hold after every step.
class OrderLifecycleSimulationTest {

  private static final int LIVES = 3_000;
  private static final int STEPS = 40;

  @ParameterizedTest
  @ValueSource(longs = {1, 20_260_314, 77_777})
  void no_sequence_of_news_breaks_a_promise(long seed) {
    var random = new Random(seed);
    var seen = EnumSet.noneOf(OrderStatus.class);
    var shown = EnumSet.noneOf(OrderEventType.class);
    for (var life = 0; life < LIVES; life++) {
      var where = "seed " + seed + ", life " + life;
      var world =
          new World(List.of(lamps(), lampAndNovel(), novel(), discounted()).get(random.nextInt(4)));
      for (var step = 0; step < STEPS; step++) {
        world.apply(randomCommand(random, world.order), where);
      }
      seen.addAll(world.seen);
      world.order.timeline().forEach(entry -> shown.add(entry.type()));
      world.rest(where);
    }
    // A run that never got anywhere interesting would prove nothing.
    assertThat(seen).containsExactlyInAnyOrder(OrderStatus.values());
    assertThat(shown).containsExactlyInAnyOrder(OrderEventType.values());
  }

  @Test
  void fulfilments_news_leads_to_the_same_order_in_every_order_of_arrival() {
    var news =
        List.of(
            new RecordFulfilmentAccepted(NOON),
            dispatch(PARCEL),
            new RecordDelivery(PARCEL, NOON),
            new RecordDigitalItemsSent(List.of(), NOON));
    for (var arrival : permutations(news)) {
      var order = paid(placed(lampAndNovel()));
      for (var round = 0; round < 2; round++) {
        for (var command : arrival) {
          order = next(order, command);
        }
      }
      assertThat(order.status()).as("%s", arrival).isEqualTo(OrderStatus.DELIVERED);
      assertThat(order.timeline())
          .extracting(TimelineEntry::type)
          .contains(
              OrderEventType.FULFILMENT_ACCEPTED,
              OrderEventType.SHIPPED,
              OrderEventType.DIGITAL_ITEMS_SENT)
          .endsWith(OrderEventType.DELIVERED);
    }
  }

  private static <T> List<List<T>> permutations(List<T> all) {
    if (all.isEmpty()) {
      return List.of(List.of());
    }
    var permutations = new ArrayList<List<T>>();
    for (var first : all) {
      var rest = all.stream().filter(one -> !one.equals(first)).toList();
      for (var tail : permutations(rest)) {
        var permutation = new ArrayList<T>(List.of(first));
        permutation.addAll(tail);
        permutations.add(permutation);
      }
    }
    return permutations;
  }

  private static Order next(Order order, OrderCommand command) {
    return OrderLifecycle.decide(order, command) instanceof Accepted accepted
        ? accepted.order()
        : order;
  }

  private static OrderCommand randomCommand(Random random, Order order) {
    var at = NOON.plusSeconds(random.nextInt(7_200));
    return switch (random.nextInt(4)) {
      case 0 -> beforePayment(random, order, at);
      case 1 -> ofGoods(random, at);
      case 2 -> order.goods().shipments().isEmpty() ? ofGoods(random, at) : ofReturns(random, at);
      default -> ofMoney(random, order, at);
    };
  }

  private static OrderCommand beforePayment(Random random, Order order, Instant at) {
    return switch (random.nextInt(12)) {
      case 0, 1 -> new RecordSession(1, SESSION, at);
      case 2 -> new RecordSession(2, new PaymentSessionId("cs_test_2"), at);
      case 3 -> new AbandonAttempt(1, at);
      case 4 -> new RecordPaymentFailure("ch_" + random.nextInt(3), "Declined.", at);
      case 5 ->
          new RecordAttempt(
              oneOf(random, List.of(Attempt.REQUIRES_ACTION, Attempt.PROCESSING)), at);
      case 6 -> new ResolveHold(random.nextBoolean(), "", at);
      case 7 -> random.nextBoolean() ? new CancelUnpaid(order.session(), at) : pays(random, order);
      case 8 -> random.nextBoolean() ? new ExpireUnpaid(order.session(), at) : pays(random, order);
      default -> pays(random, order);
    };
  }

  private static OrderCommand pays(Random random, Order order) {
    return random.nextInt(8) == 0
        ? new RecordPayment(payment(new PaymentId("pi_wrong"), nzd(1)), false, NOON)
        : new RecordPayment(
            payment(new PaymentId("pi_" + random.nextInt(2)), order.total()),
            random.nextInt(6) == 0,
            NOON);
  }

  private static OrderCommand ofGoods(Random random, Instant at) {
    var parcel = "shp_" + random.nextInt(2);
    var lamp = random.nextBoolean() ? List.of(units(1, 1)) : List.of(units(1, 2));
    return switch (random.nextInt(10)) {
      case 0 -> new RecordFulfilmentAccepted(at);
      case 1 ->
          random.nextInt(3) == 0
              ? rejection("rej_" + random.nextInt(2), lamp, "No.")
              : dispatch(parcel, lamp);
      case 2, 3 -> dispatch(parcel, lamp);
      case 4, 5 -> new RecordDelivery(parcel, at);
      case 6 -> new RecordDigitalItemsSent(List.of(), at);
      case 7 ->
          new RequestCancellation(
              "can_" + random.nextInt(2), random.nextBoolean() ? By.BUYER : By.STORE, "", at);
      case 8 -> new RecordCancellation(cancellation(random), List.of(), at);
      default ->
          random.nextBoolean()
              ? new RecordCancellationRefused(cancellation(random), "Sent.", at)
              : dispatch(parcel, List.of());
    };
  }

  private static <T> T oneOf(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static String cancellation(Random random) {
    return List.of("can_0", "can_1", "dp_1").get(random.nextInt(3));
  }

  private static OrderCommand ofReturns(Random random, Instant at) {
    var id = "ret_" + random.nextInt(2);
    return switch (random.nextInt(4)) {
      case 0, 1 -> new RequestReturn(id, List.of(units(1, 1)), "Too big.", at);
      case 2 -> new DecideReturn(id, random.nextInt(3) > 0, "", at);
      default -> new ReceiveReturn(id, random.nextBoolean(), at);
    };
  }

  private static OrderCommand ofMoney(Random random, Order order, Instant at) {
    return switch (random.nextInt(10)) {
      case 0 ->
          new RequestRefund(
              new RefundId("ref_" + random.nextInt(3)),
              new RefundAsk.Amount(nzd(1 + random.nextInt(50_00))),
              "Sorry.",
              at);
      case 1 ->
          new RequestRefund(
              new RefundId("ref_u" + random.nextInt(3)),
              new RefundAsk.Units(List.of(units(1, 1)), random.nextBoolean()),
              "Sorry.",
              at);
      case 2 -> random.nextInt(3) == 0 ? madeAtProvider(random, order, at) : refund(random, order);
      case 3 ->
          random.nextInt(3) == 0
              ? new RecordDispute(
                  dispute(
                          order.total().minorUnits(),
                          oneOf(random, List.of(Dispute.Status.values())))
                      .dispute(),
                  at)
              : pays(random, order);
      case 4, 5 -> pays(random, order);
      default -> refund(random, order);
    };
  }

  private static OrderCommand madeAtProvider(Random random, Order order, Instant at) {
    var atProvider =
        order.money().refundsOf(new PaymentId("pi_0")).stream()
            .filter(refund -> refund.takesMoney() && refund.providerId().isPresent())
            .mapToLong(refund -> refund.amount().minorUnits())
            .sum();
    var left = order.total().minorUnits() - atProvider;
    if (left < 1 || !order.money().disputes().isEmpty()) {
      return pays(random, order);
    }
    return new RecordRefund(
        new PaymentId("pi_0"),
        new ProviderRefundId("re_made_" + random.nextInt(2)),
        Optional.empty(),
        ReceivedAmount.of(nzd(1 + random.nextLong(left))),
        oneOf(random, List.of(RefundProgress.PENDING, RefundProgress.CONFIRMED)),
        at);
  }

  private static OrderCommand refund(Random random, Order order) {
    var all = order.money().refunds();
    if (all.isEmpty()) {
      return pays(random, order);
    }
    var one = all.get(random.nextInt(all.size()));
    var progress =
        random.nextInt(8) == 0
            ? RefundProgress.FAILED
            : oneOf(random, List.of(RefundProgress.PENDING, RefundProgress.CONFIRMED));
    return told(one, progress);
  }

  private static RecordRefund told(Refund refund, RefundProgress progress) {
    return new RecordRefund(
        refund.payment(),
        refund.providerId().orElseGet(() -> new ProviderRefundId("re_" + refund.id().value())),
        Optional.of(refund.id()),
        refund.amount(),
        progress,
        NOON);
  }

  /// An order, the stock it takes from, and everything that was published.
  private static final class World {

    private static final int IN_STOCK = 5;

    private Order order;
    private final List<OrderCommand> effective = new ArrayList<>();
    private final Map<Sku, Stock> stock = new HashMap<>();
    private final List<OrderingEvent> published = new ArrayList<>();
    private final Set<PaymentId> captured = new HashSet<>();
    private final Set<OrderStatus> seen = EnumSet.noneOf(OrderStatus.class);

    World(Purchase purchase) {
      var placed = OrderLifecycle.place(placementOf(purchase));
      order = placed.order();
      purchase.quantities().keySet().forEach(sku -> stock.put(sku, new Stock(sku, IN_STOCK, 0, 0)));
      move(placed.stock());
    }

    void apply(OrderCommand command, String where) {
      seen.add(order.status());
      var decision = OrderLifecycle.decide(order, command);
      if (decision instanceof AlreadyDone) {
        effective.add(command);
      }
      if (decision instanceof Accepted accepted) {
        effective.add(command);
        take(command, accepted, where + " " + command);
      }
      if (command instanceof RecordPayment pay && !captured.add(pay.payment().id())) {
        assertThat(order.money().payments()).as(where).hasSize(captured.size());
      }
      check(where + " " + command);
    }

    private void take(OrderCommand command, Accepted accepted, String where) {
      var before = order;
      order = accepted.order();
      move(accepted.stock());
      published.addAll(accepted.events());
      assertThat(order.version()).as(where).isEqualTo(before.version() + 1);
      assertThat(order.placement()).as(where).isEqualTo(before.placement());
      if (before.isEnded()) {
        assertThat(order.course()).as(where).isEqualTo(before.course());
      }
      var told = accepted.events().stream().filter(OrderStatusChanged.class::isInstance).toList();
      var visible = order.timeline().size() > before.timeline().size();
      assertThat(told).as(where).hasSize(visible ? 1 : 0);
      assertThat(visible || isShownAlike(before, order)).as(where + " " + command).isTrue();
      assertThat(told).allMatch(event -> ((OrderStatusChanged) event).version() == order.version());
    }

    private static boolean isShownAlike(Order one, Order other) {
      return one.status() == other.status()
          && one.paymentStatus() == other.paymentStatus()
          && one.fulfilmentStatus() == other.fulfilmentStatus();
    }

    /// A stock refuses to give what it does not have.
    private void move(StockMove move) {
      move.units()
          .forEach((sku, quantity) ->
              stock.computeIfPresent(sku, (_, before) -> moved(move.kind(), before, quantity)));
    }

    private static Stock moved(StockMove.Kind kind, Stock stock, int quantity) {
      return switch (kind) {
        case NONE -> stock;
        case RESERVE -> stock.reserve(quantity);
        case SELL -> stock.sell(quantity);
        case RELEASE -> stock.release(quantity);
        case RESTOCK -> stock.restock(quantity);
      };
    }

    private long count(Class<?> event) {
      return published.stream().filter(event::isInstance).count();
    }

    private void check(String where) {
      assertThat(stock.values())
          .as(where)
          .allMatch(one -> one.available() + one.reserved() + one.sold() == IN_STOCK);
      for (var once :
          List.of(
              OrderConfirmed.class,
              FulfilmentRequested.class,
              OrderCompleted.class,
              OrderCancelled.class,
              OrderExpired.class)) {
        assertThat(count(once)).as(where).isLessThanOrEqualTo(1);
      }
      assertThat(count(OrderCompleted.class) == 1)
          .as(where)
          .isEqualTo(order.status() == OrderStatus.DELIVERED);
      checkMoney(where);
      if (order.goods().hasSent()) {
        assertThat(count(FulfilmentRequested.class)).as(where).isEqualTo(1);
        assertThat(order.isSold()).as(where).isTrue();
      }
      var times = order.timeline().stream().map(TimelineEntry::at).toList();
      assertThat(times).as(where).isSortedAccordingTo(Instant::compareTo);
      var versions = order.timeline().stream().map(TimelineEntry::version).toList();
      assertThat(versions).as(where).isSorted();
    }

    private void checkMoney(String where) {
      var money = order.money();
      for (var payment : money.payments()) {
        var back =
            money.refundsOf(payment.id()).stream()
                .filter(Refund::takesMoney)
                .mapToLong(refund -> refund.amount().minorUnits())
                .sum();
        assertThat(back).as(where).isLessThanOrEqualTo(payment.amount().minorUnits());
      }
      money
          .salePayment()
          .ifPresent(sale -> assertThat(sale.amount().is(order.total())).as(where).isTrue());
      for (var line : order.purchase().lines()) {
        var shares =
            money.refunds().stream()
                .filter(Refund::takesMoney)
                .flatMap(refund -> refund.share().stream())
                .flatMap(share -> share.lines().stream())
                .filter(share -> share.lineId().equals(line.id()))
                .toList();
        assertThat(shares.stream().mapToLong(share -> share.amount().minorUnits()).sum())
            .as(where)
            .isLessThanOrEqualTo(line.total().minorUnits());
        assertThat(shares.stream().mapToInt(RefundShare.LineShare::quantity).sum())
            .as(where)
            .isLessThanOrEqualTo(line.quantity());
      }
      assertThat(booked()).as(where).isEqualTo(money.sale().map(money::gone).orElse(0L));
      if (money.sale().filter(sale -> money.gone(sale) >= order.total().minorUnits()).isPresent()) {
        assertThat(bookedTax())
            .as(where)
            .isEqualTo(order.purchase().totals().taxTotal().minorUnits());
      }
    }

    /// What reporting was told to have gone back.
    private long booked() {
      return refunds().mapToLong(refund -> refund.amount().minorUnits()).sum();
    }

    private long bookedTax() {
      return refunds().mapToLong(it -> Objects.requireNonNull(it.tax()).minorUnits()).sum();
    }

    private Stream<OrderRefunded> refunds() {
      return published.stream()
          .filter(OrderRefunded.class::isInstance)
          .map(OrderRefunded.class::cast);
    }

    /// Lets the provider confirm every refund, then looks at where all ends.
    void rest(String where) {
      for (var due : order.money().due()) {
        apply(told(due, RefundProgress.CONFIRMED), where);
      }
      var money = order.money();
      var asUsual =
          money.disputes().isEmpty() && money.refunds().stream().allMatch(Refund::takesMoney);
      if (order.isEnded() && asUsual) {
        assertThat(order.amountRefunded()).as(where).isEqualTo(order.amountPaid());
      }
      if (order.isEnded()) {
        assertThat(stock.values()).as(where).allMatch(one -> one.reserved() == 0);
      }
      var settled = order;
      for (var command : List.copyOf(effective)) {
        // Tries to pay come and go; each is news.
        if (!(command instanceof RecordAttempt)) {
          apply(command, where + ", replayed");
          assertThat(order.timeline())
              .as(where + ", replayed " + command)
              .isEqualTo(settled.timeline());
          assertThat(order).as(where + ", replayed " + command).isEqualTo(settled);
        }
      }
    }
  }
}
