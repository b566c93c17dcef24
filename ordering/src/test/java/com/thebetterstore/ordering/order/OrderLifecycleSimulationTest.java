package com.thebetterstore.ordering.order;

import static com.thebetterstore.ordering.order.OrderFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.contracts.OrderingEvent.OrderStatusChanged;
import com.thebetterstore.contracts.PaymentSessionId;
import com.thebetterstore.ordering.order.OrderCommand.*;
import com.thebetterstore.ordering.order.OrderDecision.Accepted;
import com.thebetterstore.ordering.order.OrderDecision.AlreadyDone;
import com.thebetterstore.ordering.order.OrderDecision.StockMove;
import com.thebetterstore.ordering.order.OrderState.*;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.purchase.Purchase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
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
    var seen = new HashSet<Class<?>>();
    for (var life = 0; life < LIVES; life++) {
      var world = new World(List.of(lamps(), lampAndNovel(), novel()).get(random.nextInt(3)));
      for (var step = 0; step < STEPS; step++) {
        world.apply(randomCommand(random, world.order), "seed " + seed + ", life " + life);
      }
      seen.add(world.order.state().getClass());
      world.rest("seed " + seed + ", life " + life);
    }
    // A run that never got anywhere interesting would prove nothing.
    assertThat(seen).contains(Delivered.class, Shipped.class, OrderState.EndedRefunding.class);
  }

  @Test
  void fulfilments_news_leads_to_the_same_order_in_every_order_of_arrival() {
    var news =
        List.of(
            new RecordFulfilmentAccepted(NOON),
            new RecordDispatch("NZ Post", "NZ1", NOON),
            new RecordDelivery(NOON),
            new RecordDigitalItemsSent(NOON));
    for (var arrival : permutations(news)) {
      var order = paid(placed(lampAndNovel()));
      for (var round = 0; round < 2; round++) {
        for (var command : arrival) {
          order = next(order, command);
        }
      }
      assertThat(order.state()).as("%s", arrival).isInstanceOf(Delivered.class);
      assertThat(order.timeline())
          .extracting(TimelineEntry::type)
          .endsWith(
              OrderEventType.FULFILMENT_ACCEPTED, OrderEventType.SHIPPED, OrderEventType.DELIVERED);
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
    var total = order.total();
    return switch (random.nextInt(16)) {
      case 0, 1 -> new RecordSession(1, SESSION, at);
      case 2 -> new RecordSession(2, new PaymentSessionId("cs_test_2"), at);
      case 3 -> new AbandonAttempt(1, at);
      case 4 -> new RecordPaymentFailure("ch_" + random.nextInt(3), "Declined.", at);
      case 5, 6 -> new RecordPayment(payment(new PaymentId("pi_" + random.nextInt(2)), total), at);
      case 7 ->
          random.nextInt(4) == 0
              ? new RecordPayment(payment(new PaymentId("pi_wrong"), nzd(1)), at)
              : new RecordFulfilmentAccepted(at);
      case 8 ->
          random.nextInt(3) == 0 ? new CancelUnpaid(order.session(), at) : new RecordDelivery(at);
      case 9 ->
          random.nextInt(3) == 0 ? new ExpireUnpaid(order.session(), at) : new RecordDelivery(at);
      case 10 -> new RecordFulfilmentAccepted(at);
      case 11 ->
          random.nextInt(3) == 0
              ? new RecordFulfilmentRejected("No.", at)
              : new RecordDispatch("NZ Post", "NZ1", at);
      case 12 -> new RecordDispatch("NZ Post", "NZ1", at);
      case 13 -> new RecordDigitalItemsSent(at);
      default ->
          new RecordRefund(
              new PaymentId("pi_" + random.nextInt(2)), REFUND, ReceivedAmount.of(total), at);
    };
  }

  /// An order, the stock it takes from, and everything that was published.
  private static final class World {

    private Order order;
    private final List<OrderCommand> effective = new ArrayList<>();
    private int reserved = 1;
    private int sold;
    private int available;
    private int fulfilmentRequests;
    private Set<PaymentId> captured = new HashSet<>();

    World(Purchase purchase) {
      order = OrderLifecycle.place(placementOf(purchase)).order();
    }

    void apply(OrderCommand command, String where) {
      var decision = OrderLifecycle.decide(order, command);
      if (decision instanceof AlreadyDone) {
        effective.add(command);
      }
      if (decision instanceof Accepted accepted) {
        effective.add(command);
        take(command, accepted, where);
      }
      if (command instanceof RecordPayment pay && !captured.add(pay.payment().id())) {
        assertThat(decision).as(where).isEqualTo(new AlreadyDone());
      }
      check(where);
    }

    private void take(OrderCommand command, Accepted accepted, String where) {
      var before = order;
      order = accepted.order();
      move(accepted.stock());
      fulfilmentRequests +=
          (int) accepted.events().stream().filter(FulfilmentRequested.class::isInstance).count();
      assertThat(order.version()).as(where).isEqualTo(before.version() + 1);
      assertThat(order.purchase()).as(where).isEqualTo(before.purchase());
      var published =
          accepted.events().stream()
              .filter(OrderStatusChanged.class::isInstance)
              .map(OrderStatusChanged.class::cast)
              .toList();
      var visible = order.timeline().size() > before.timeline().size();
      assertThat(published).as(where + " " + command).hasSize(visible ? 1 : 0);
      assertThat(visible || isShownAlike(before, order)).as(where + " " + command).isTrue();
      assertThat(published).allMatch(event -> event.version() == order.version());
    }

    private static boolean isShownAlike(Order one, Order other) {
      return one.status() == other.status()
          && one.paymentStatus() == other.paymentStatus()
          && one.fulfilmentStatus() == other.fulfilmentStatus();
    }

    private void move(StockMove move) {
      switch (move) {
        case NONE -> {}
        case RESERVE -> throw new AssertionError("reserved once, when it was placed");
        case SELL -> {
          reserved--;
          sold++;
        }
        case RELEASE -> {
          reserved--;
          available++;
        }
        case RESTOCK -> {
          sold--;
          available++;
        }
      }
    }

    private void check(String where) {
      assertThat(List.of(reserved, sold, available)).as(where).allMatch(units -> units >= 0);
      assertThat(reserved + sold + available).as(where).isEqualTo(1);
      assertThat(fulfilmentRequests).as(where).isLessThanOrEqualTo(1);
      assertThat(order.amountRefunded()).as(where).isLessThanOrEqualTo(order.amountPaid());
      if (order.state() instanceof Paid paid) {
        assertThat(paid.payment().amount().is(order.total())).as(where).isTrue();
        assertThat(sold).as(where).isEqualTo(1);
      }
      if (order.state() instanceof Processing || order.state() instanceof Shipped) {
        assertThat(fulfilmentRequests).as(where).isEqualTo(1);
      }
      if (order.state() instanceof OnHold) {
        assertThat(fulfilmentRequests).as(where).isZero();
      }
      var times = order.timeline().stream().map(TimelineEntry::at).toList();
      assertThat(times).as(where).isSortedAccordingTo(Instant::compareTo);
      var versions = order.timeline().stream().map(TimelineEntry::version).toList();
      assertThat(versions).as(where).isSorted();
    }

    /// Lets the provider confirm every refund, then looks at where all ends.
    void rest(String where) {
      for (var due : order.refundsDue()) {
        apply(new RecordRefund(due.payment().id(), REFUND, due.payment().amount(), NOON), where);
      }
      if (order.state() instanceof Ended) {
        assertThat(order.amountRefunded()).as(where).isEqualTo(order.amountPaid());
        assertThat(available).as(where).isEqualTo(1);
      }
      var settled = order;
      for (var command : List.copyOf(effective)) {
        apply(command, where + ", replayed " + command);
      }
      assertThat(order).as(where).isEqualTo(settled);
    }
  }
}
