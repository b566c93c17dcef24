package com.thebetterstore.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.FulfilmentStatus;
import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.OrderingEvent.BuyerErased;
import com.thebetterstore.contracts.OrderingEvent.OrderAccessRequested;
import com.thebetterstore.contracts.OrderingEvent.ReceiptRequested;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.contracts.StoreEvent;
import com.thebetterstore.simulation.Trouble.Kind;
import com.thebetterstore.simulation.World.Travel;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderLivesTest {

  private static final int LIVES = 2_240;
  private static final int TROUBLE_PERCENT = 4;
  private static final int LOST_WEBHOOKS_PERCENT = 25;

  private static final List<String> PORTS =
      List.of(
          "inbox.accept",
          "mail.claim",
          "mail.mark",
          "mail.send",
          "orders.due",
          "orders.find",
          "orders.postpone",
          "orders.save",
          "provider.disputesOf",
          "provider.expireSession",
          "provider.refund",
          "provider.refundsOf",
          "provider.session",
          "reports.commit",
          "shipping.find",
          "shipping.save");

  private static final Set<Class<?>> ASKED_FOR =
      Set.of(BuyerErased.class, OrderAccessRequested.class, ReceiptRequested.class);

  /// A life that is over.
  private record Life(World world, String ending, int repaired) {}

  private static Life live(Scenario scenario, Trouble trouble, Travel travel, String where) {
    var world = new World(scenario, trouble, travel);
    try {
      var repaired = world.rest();
      var promises = new Promises(world, where);
      promises.areKept();
      assertThat(promises.ending()).as(where).isIn(scenario.endings());
      return new Life(world, promises.ending(), repaired);
    } catch (AssertionError | RuntimeException broken) {
      throw new AssertionError(where + ": " + world.trace() + " " + world.ports.mishaps(), broken);
    }
  }

  static List<Scenario> scenarios() {
    return Scenarios.all();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void a_life_ends_as_it_should(Scenario scenario) {
    var life = live(scenario, Trouble.NONE, Travel.straight(), scenario.name());
    assertThat(life.repaired()).as("helped by the reconciler").isZero();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everything_may_come_five_times_and_in_any_order(Scenario scenario) {
    for (var seed = 0; seed < 5; seed++) {
      var where = scenario + ", seed " + seed;
      var life = live(scenario, Trouble.NONE, Travel.fiveTimes(seed), where);
      assertThat(life.repaired()).as(where).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void a_function_may_end_and_an_answer_be_lost_at_any_call(Scenario scenario) {
    var calls =
        live(scenario, Trouble.NONE, Travel.straight(), scenario.name()).world().ports.calls();
    for (var kind : Kind.values()) {
      for (var call = 1; kind != Kind.NOTHING && call <= calls; call++) {
        var where = "%s, %s at call %d".formatted(scenario, kind, call);
        var life = live(scenario, Trouble.once(kind, call), Travel.straight(), where);
        assertThat(life.repaired()).as(where).isZero();
      }
    }
  }

  @Test
  void thousands_of_lives_with_trouble_of_all_kinds_end_as_they_should() {
    var all = Scenarios.all();
    var reached = new TreeSet<String>();
    for (var seed = 0; seed < LIVES; seed++) {
      var scenario = all.get(seed % all.size());
      var life = random(scenario, seed);
      reached.addAll(life.world().reached());
      reached.add("%s: %s".formatted(scenario, life.ending()));
    }
    var missed = interesting(all);
    missed.removeAll(reached);
    assertThat(missed).as("a run that never got there proves nothing").isEmpty();
  }

  /// In every second life all webhooks come; in the others the provider fails to send some.
  private static Life random(Scenario scenario, long seed) {
    var random = new SplittableRandom(seed);
    var lost = seed / Scenarios.all().size() % 2 == 0 ? 0 : LOST_WEBHOOKS_PERCENT;
    var where = "%s, seed %d".formatted(scenario, seed);
    var life =
        live(
            scenario,
            Trouble.often(random.split(), TROUBLE_PERCENT),
            new Travel(random.split(), 1, 5, true, lost),
            where);
    if (lost == 0) {
      assertThat(life.repaired()).as(where).isZero();
    }
    return life;
  }

  /// Every event of the contract, but those that people cause who ask for something besides an
  /// order's life.
  private static Stream<Class<?>> events() {
    return Arrays.stream(StoreEvent.class.getPermittedSubclasses())
        .flatMap(publisher -> Arrays.stream(publisher.getPermittedSubclasses()))
        .filter(event -> !ASKED_FOR.contains(event));
  }

  private static Set<String> interesting(List<Scenario> all) {
    return Stream.of(
            Arrays.stream(OrderStatus.values()).map(it -> "status " + it),
            Arrays.stream(PaymentStatus.values()).map(it -> "payment " + it),
            Arrays.stream(FulfilmentStatus.values()).map(it -> "goods " + it),
            Arrays.stream(OrderEventType.values()).map(it -> "event " + it),
            events().map(it -> "sent " + it.getSimpleName()),
            PORTS.stream().map(it -> "crash at " + it),
            Stream.of("failure", "webhook lost", "cancelled before it was asked for"),
            all.stream().flatMap(it -> it.endings().stream().map(end -> it + ": " + end)))
        .flatMap(it -> it)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void the_same_seed_gives_the_same_life() {
    var all = Scenarios.all();
    IntStream.range(0, 3 * all.size())
        .forEach(seed -> {
          var scenario = all.get(seed % all.size());
          assertThat(random(scenario, seed).world().trace())
              .isEqualTo(random(scenario, seed).world().trace());
        });
  }
}
