package com.thebetterstore.ordering.order.lifecycle;

import static com.thebetterstore.ordering.order.OrderFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.LineQuantity;
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
import com.thebetterstore.ordering.order.TakenUnits;
import com.thebetterstore.ordering.order.TimelineEntry;
import com.thebetterstore.ordering.order.goods.Cancellation;
import com.thebetterstore.ordering.order.goods.Cancellation.By;
import com.thebetterstore.ordering.order.money.Attempt;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.DisputeId;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.ProviderRefundId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.money.Refund;
import com.thebetterstore.ordering.order.money.RefundAsk;
import com.thebetterstore.ordering.order.money.RefundId;
import com.thebetterstore.ordering.order.money.RefundShare;
import com.thebetterstore.ordering.order.money.RefundStatus;
import com.thebetterstore.ordering.order.purchase.OrderLine;
import com.thebetterstore.ordering.order.purchase.Purchase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
        world.apply(randomCommand(random, world), where);
      }
      seen.addAll(world.seen);
      world.order.timeline().forEach(entry -> shown.add(entry.type()));
      world.rest(random, where);
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

  private static OrderCommand randomCommand(Random random, World world) {
    var order = world.order;
    var at = NOON.plusSeconds(random.nextInt(7_200));
    return switch (random.nextInt(4)) {
      case 0 -> beforePayment(random, order, at);
      case 1 -> ofGoods(random, order, at);
      case 2 ->
          order.goods().shipments().isEmpty() ? ofGoods(random, order, at) : ofReturns(random, at);
      default -> ofMoney(random, world, at);
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

  private static OrderCommand ofGoods(Random random, Order order, Instant at) {
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
      case 8 -> new RecordCancellation(cancellation(random, order), List.of(), at);
      default ->
          random.nextBoolean()
              ? new RecordCancellationRefused(cancellation(random, order), "Sent.", at)
              : dispatch(parcel, List.of());
    };
  }

  private static <T> T oneOf(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static String cancellation(Random random, Order order) {
    var asked = order.goods().cancellations().stream().map(Cancellation::id);
    return oneOf(random, Stream.concat(Stream.of("can_0"), asked).toList());
  }

  private static OrderCommand ofReturns(Random random, Instant at) {
    var id = "ret_" + random.nextInt(2);
    return switch (random.nextInt(4)) {
      case 0, 1 -> new RequestReturn(id, List.of(units(1, 1)), "Too big.", at);
      case 2 -> new DecideReturn(id, random.nextInt(3) > 0, "", at);
      default -> new ReceiveReturn(id, random.nextBoolean(), at);
    };
  }

  private static OrderCommand ofMoney(Random random, World world, Instant at) {
    var order = world.order;
    return switch (random.nextInt(12)) {
      case 0 -> asks("ref_" + random.nextInt(3), amount(random), at);
      case 1 ->
          asks(
              "ref_u" + random.nextInt(3),
              new RefundAsk.Units(List.of(units(1, 1 + random.nextInt(2))), random.nextBoolean()),
              at);
      case 2 -> again(random, order, at);
      case 3 -> random.nextInt(3) == 0 ? byHand(random, world, at) : refund(random, world, at);
      case 4 -> dispute(random, world, at);
      case 5, 6 -> pays(random, order);
      default -> refund(random, world, at);
    };
  }

  private static RefundAsk amount(Random random) {
    return new RefundAsk.Amount(nzd(1 + random.nextInt(50_00)));
  }

  private static OrderCommand asks(String id, RefundAsk ask, Instant at) {
    return new RequestRefund(new RefundId(id), ask, "Sorry.", at);
  }

  private static OrderCommand again(Random random, Order order, Instant at) {
    var failed =
        order.money().refunds().stream()
            .filter(refund -> refund.status() == RefundStatus.FAILED)
            .map(Refund::id)
            .toList();
    return failed.isEmpty()
        ? pays(random, order)
        : asks("ref_a" + random.nextInt(3), new RefundAsk.Again(oneOf(random, failed)), at);
  }

  private static OrderCommand byHand(Random random, World world, Instant at) {
    var payments = world.order.money().payments();
    if (payments.isEmpty()) {
      return pays(random, world.order);
    }
    var payment = oneOf(random, payments);
    var left = world.provider.left(payment);
    return left < 1
        ? pays(random, world.order)
        : world.provider.make(
            payment, Optional.empty(), 1 + random.nextLong(left), RefundProgress.PENDING, at);
  }

  /// The provider makes a refund that is asked for, or one that it made goes on; often nobody hears
  /// of it at once.
  private static OrderCommand refund(Random random, World world, Instant at) {
    var provider = world.provider;
    var asked =
        world.order.money().refunds().stream()
            .filter(refund -> refund.state() instanceof Refund.State.Requested)
            .filter(refund -> provider.has(refund.id()).isEmpty())
            .toList();
    if (!asked.isEmpty() && random.nextInt(3) > 0) {
      var made = provider.make(oneOf(random, asked), at);
      return made.isPresent() && random.nextInt(3) > 0 ? made.get() : pays(random, world.order);
    }
    if (provider.made.isEmpty()) {
      return pays(random, world.order);
    }
    var id = oneOf(random, List.copyOf(provider.made.keySet()));
    if (random.nextInt(3) > 0) {
      provider.goesOn(
          id, random.nextInt(6) == 0 ? RefundProgress.FAILED : RefundProgress.CONFIRMED);
    }
    return provider.tells(id);
  }

  private static OrderCommand dispute(Random random, World world, Instant at) {
    var payments = world.order.money().payments();
    var disputes = world.provider.disputes;
    if (payments.isEmpty() || random.nextInt(2) == 0) {
      return pays(random, world.order);
    }
    var id = new DisputeId("dp_" + (1 + random.nextInt(2)));
    var known = disputes.get(id);
    if (known == null) {
      var payment = oneOf(random, payments);
      var left = world.provider.left(payment);
      if (left < 1) {
        return pays(random, world.order);
      }
      var amount = random.nextBoolean() ? left : 1 + random.nextLong(left);
      disputes.put(
          id, new Dispute(id, payment.id(), ReceivedAmount.of(nzd(amount)), Dispute.Status.OPEN));
    }
    if (random.nextInt(3) == 0) {
      world.provider.decides(id, random.nextBoolean());
    }
    return new RecordDispute(Objects.requireNonNull(disputes.get(id)), at);
  }

  /// What the payment provider has, whether the order has heard of it or not.
  private static final class Provider {

    private final Map<PaymentId, Payment> payments = new HashMap<>();
    private final Map<ProviderRefundId, RecordRefund> made = new LinkedHashMap<>();
    private final Map<DisputeId, Dispute> disputes = new LinkedHashMap<>();

    /// What of a payment is neither returned, nor on its way, nor with the buyer's bank.
    long left(Payment payment) {
      var returned =
          made.values().stream()
              .filter(it -> it.payment().equals(payment.id()))
              .filter(it -> it.progress() != RefundProgress.FAILED)
              .mapToLong(it -> it.amount().minorUnits());
      var disputed =
          disputes.values().stream()
              .filter(it -> it.payment().equals(payment.id()) && it.takesMoney())
              .mapToLong(it -> it.amount().minorUnits());
      return payment.amount().minorUnits() - returned.sum() - disputed.sum();
    }

    Optional<RecordRefund> has(RefundId id) {
      return made.values().stream()
          .filter(it -> it.ours().filter(id::equals).isPresent())
          .findFirst();
    }

    RecordRefund make(
        Payment payment, Optional<RefundId> ours, long amount, RefundProgress now, Instant at) {
      var id = new ProviderRefundId("re_" + made.size());
      made.put(
          id, new RecordRefund(payment.id(), id, ours, ReceivedAmount.of(nzd(amount)), now, at));
      return tells(id);
    }

    /// Empty when it does not have that much any more.
    Optional<RecordRefund> make(Refund refund, Instant at) {
      var payment = Objects.requireNonNull(payments.get(refund.payment()));
      return left(payment) < refund.amount().minorUnits()
          ? Optional.empty()
          : Optional.of(
              make(
                  payment,
                  Optional.of(refund.id()),
                  refund.amount().minorUnits(),
                  RefundProgress.PENDING,
                  at));
    }

    /// What failed has ended; what succeeded may yet fail.
    void goesOn(ProviderRefundId id, RefundProgress progress) {
      made.computeIfPresent(
          id,
          (_, it) ->
              it.progress() == RefundProgress.FAILED
                  ? it
                  : new RecordRefund(it.payment(), id, it.ours(), it.amount(), progress, it.at()));
    }

    RecordRefund tells(ProviderRefundId id) {
      return Objects.requireNonNull(made.get(id));
    }

    void decides(DisputeId id, boolean won) {
      disputes.computeIfPresent(
          id,
          (_, it) ->
              it.status() == Dispute.Status.OPEN
                  ? new Dispute(
                      id, it.payment(), it.amount(), won ? Dispute.Status.WON : Dispute.Status.LOST)
                  : it);
    }
  }

  /// An order, the stock it takes from, and everything that was published.
  private static final class World {

    private static final int IN_STOCK = 5;

    private Order order;
    private boolean grew;
    private final Provider provider = new Provider();
    private final List<OrderCommand> effective = new ArrayList<>();
    private final Map<Sku, Stock> stock = new HashMap<>();
    private final List<OrderingEvent> published = new ArrayList<>();
    private final Set<PaymentId> captured = new HashSet<>();
    private final Set<OrderStatus> seen = EnumSet.noneOf(OrderStatus.class);

    World(Purchase purchase) {
      var placed = OrderLifecycle.place(placementOf(purchase));
      order = placed.order();
      purchase.quantities().keySet().forEach(sku -> stock.put(sku, new Stock(sku, IN_STOCK, 0)));
      move(placed.stock());
    }

    void apply(OrderCommand command, String where) {
      seen.add(order.status());
      if (command instanceof RecordPayment(var payment, var _, var _)) {
        provider.payments.put(payment.id(), payment);
      }
      grew |= command instanceof RecordRefund told && isMoreThanKnown(told);
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
      if (accepted.events().stream().anyMatch(FulfilmentRequested.class::isInstance)) {
        assertThat(isPaidFor()).as(where).isTrue();
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
        case RESERVE -> stock.take(quantity);
        case RELEASE, RESTOCK -> stock.putBack(quantity);
      };
    }

    private long count(Class<?> event) {
      return published.stream().filter(event::isInstance).count();
    }

    private void check(String where) {
      stock.values().forEach(one -> TakenUnits.mustFit(order, one, IN_STOCK, where));
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
      if (order.isSold() && !order.isEnded() && order.goods().isRequested() && !isPaidFor()) {
        assertThat(isStopped()).as(where).isTrue();
      }
      var times = order.timeline().stream().map(TimelineEntry::at).toList();
      assertThat(times).as(where).isSortedAccordingTo(Instant::compareTo);
      var versions = order.timeline().stream().map(TimelineEntry::version).toList();
      assertThat(versions).as(where).isSorted();
    }

    /// Whether any of the money that bought the goods is left, and no bank has taken of it.
    private boolean isPaidFor() {
      var money = order.money();
      var sale = money.sale().orElseThrow();
      return money.left(sale) > 0
          && money.disputes().stream()
              .noneMatch(dispute -> dispute.payment().equals(sale) && dispute.takesMoney());
    }

    /// Whether nothing is still to be sent, or fulfilment was asked not to send it, and has not
    /// refused just that.
    private boolean isStopped() {
      var goods = order.goods();
      return goods.open().isEmpty()
          || goods.cancellations().stream()
              .anyMatch(one -> one.isAsked() || one.lines().equals(goods.open()));
    }

    private boolean isMoreThanKnown(RecordRefund told) {
      return told.ours()
          .flatMap(order.money()::refund)
          .filter(known -> known.amount().minorUnits() < told.amount().minorUnits())
          .isPresent();
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
      // What was cut here, and had been made in full at the provider, takes of its lines what
      // another refund may have taken meanwhile.
      for (var line : grew ? List.<OrderLine>of() : order.purchase().lines()) {
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

    /// Lets the bank decide, and the provider make and confirm every refund; then looks at where
    /// all ends.
    void rest(Random random, String where) {
      for (var id : provider.disputes.keySet()) {
        provider.decides(id, random.nextBoolean());
        apply(new RecordDispute(Objects.requireNonNull(provider.disputes.get(id)), NOON), where);
      }
      // What is told may leave room for, or withdraw, what was asked for.
      while (true) {
        for (var id : List.copyOf(provider.made.keySet())) {
          if (provider.tells(id).progress() == RefundProgress.PENDING) {
            provider.goesOn(id, RefundProgress.CONFIRMED);
          }
          apply(provider.tells(id), where);
        }
        var asked =
            order.money().due().stream()
                .filter(refund -> refund.state() instanceof Refund.State.Requested)
                .toList();
        if (asked.isEmpty()) {
          break;
        }
        asked.forEach(refund -> assertThat(provider.make(refund, NOON)).as(where).isPresent());
      }
      var money = order.money();
      assertThat(money.due()).as(where).isEmpty();
      var hasFailed =
          money.refunds().stream().anyMatch(refund -> refund.status() == RefundStatus.FAILED);
      if (!hasFailed) {
        for (var payment : money.payments()) {
          var buysNothing = !money.sale().filter(payment.id()::equals).isPresent();
          if (buysNothing || order.isEnded()) {
            assertThat(money.isReturned(payment)).as(where).isTrue();
          }
        }
      }
      if (order.isSold() && !hasFailed) {
        var notKept =
            order.goods().lines().stream()
                .filter(line -> line.givenUp() + line.returned() > 0)
                .map(line -> new LineQuantity(line.lineId(), line.givenUp() + line.returned()))
                .toList();
        assertThat(
                order.refundable().payable().isZero()
                    || order.refundable().lacking(notKept, false).total().isZero())
            .as(where)
            .isTrue();
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
