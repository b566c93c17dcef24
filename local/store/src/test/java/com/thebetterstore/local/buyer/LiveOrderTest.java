package com.thebetterstore.local.buyer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.local.buyer.LiveOrder.Pace;
import com.thebetterstore.local.buyer.LiveOrder.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A buyer's view of an order, over a network that loses, repeats and reorders what is sent.
class LiveOrderTest {

  private static final int STEPS = 150;
  private static final Duration SOON = Duration.ofMillis(10);
  private static final Duration NEVER = Duration.ofHours(1);

  /// Nothing but a lost connection makes this one read again.
  private static final Pace ONLY_AFTER_LOSS = new Pace(SOON, NEVER, NEVER);

  private final UnreliableApi api = new UnreliableApi();
  private final List<Status> shown = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    api.close();
  }

  private LiveOrder watch(Pace pace) {
    return new LiveOrder(api.address(), "TBS-7K3M-9QXD", "token", shown::add, pace);
  }

  private static ConditionFactory eventually(String what) {
    return Awaitility.with()
        .pollInterval(Duration.ofMillis(10))
        .pollDelay(Duration.ZERO)
        .await(what);
  }

  /// The first is for the key; the second comes when the subscription has begun.
  private void duringTheSecondRead(Runnable something) {
    api.duringTheNextRead(() -> api.duringTheNextRead(something));
  }

  private void assertShowsInTheEnd(int version) {
    eventually("version " + version + " is shown")
        .until(() -> !shown.isEmpty() && shown.getLast().version() >= version);
    assertThat(shown.getLast()).isEqualTo(UnreliableApi.status(version));
    assertThat(shown)
        .allSatisfy(status -> assertThat(status).isEqualTo(UnreliableApi.status(status.version())));
    assertThat(shown.stream().map(Status::version).distinct().sorted())
        .as("versions only ever rise")
        .isEqualTo(shown.stream().map(Status::version).toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 42, 1_122, 20_261_122, 77_777})
  void what_comes_twice_late_or_not_at_all_still_leaves_the_view_at_the_final_state(long seed) {
    var network = new Network(new Random(seed), true);
    System.out.println("seed " + seed);
    try (var live = watch(new Pace(SOON, SOON, SOON))) {
      live.await();
      network.run();

      assertShowsInTheEnd(api.version());
    }
  }

  /// Without losses, the order in which things are done is enough: no repeated reading hides a
  /// flaw.
  @ParameterizedTest
  @ValueSource(longs = {2, 8, 43, 1_123, 20_261_123, 77_778})
  void what_comes_twice_or_late_or_while_disconnected_needs_no_repeated_reading(long seed) {
    var network = new Network(new Random(seed), false);
    System.out.println("seed " + seed);
    try (var live = watch(ONLY_AFTER_LOSS)) {
      live.await();
      network.run();

      assertShowsInTheEnd(api.version());
    }
  }

  /// What happens between the changes of an order and its buyer's screen.
  private final class Network {

    private final Random random;
    private final boolean loses;
    private final List<Integer> onTheWay = new ArrayList<>();

    Network(Random random, boolean loses) {
      this.random = random;
      this.loses = loses;
    }

    void run() {
      for (var step = 0; step < STEPS; step++) {
        step();
      }
      api.duringTheNextRead(() -> {});
      Collections.shuffle(onTheWay, random);
      onTheWay.forEach(version -> {
        if (!isLost()) {
          api.send(version);
        }
      });
    }

    private void step() {
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> onTheWay.add(api.change());
        case 3, 4, 5 -> arrives();
        case 6 -> api.send(1 + random.nextInt(api.version()));
        case 7 -> loseTheConnection();
        case 8 -> eventually("it is connected again").until(api::isWatched);
        case 9 ->
            // A change that overtakes the answer to a reading that did not see it yet.
            api.duringTheNextRead(() -> api.send(api.change()));
        default -> throw new IllegalStateException("ten are all");
      }
    }

    private void loseTheConnection() {
      if (loses && random.nextBoolean()) {
        api.disconnect();
      } else {
        api.goAway();
      }
    }

    private void arrives() {
      if (onTheWay.isEmpty()) {
        return;
      }
      Collections.shuffle(onTheWay, random);
      var version = onTheWay.removeLast();
      if (!isLost()) {
        api.send(version);
      }
      if (random.nextInt(3) == 0) {
        onTheWay.add(version);
      }
    }

    private boolean isLost() {
      return loses && random.nextInt(3) == 0;
    }
  }

  @Test
  void a_change_that_is_told_to_nobody_just_after_the_start_is_seen_soon() {
    duringTheSecondRead(api::change);
    try (var live = watch(new Pace(NEVER, SOON, NEVER))) {
      live.await();

      assertShowsInTheEnd(2);
    }
  }

  @Test
  void a_change_that_is_told_to_nobody_on_a_connection_that_stays_up_is_seen_later() {
    try (var live = watch(new Pace(NEVER, SOON, SOON))) {
      live.await();
      assertShowsInTheEnd(1);
      api.change();
      assertShowsInTheEnd(2);
      api.change();

      assertShowsInTheEnd(3);
    }
  }

  @Test
  void an_answer_that_is_older_than_what_was_told_meanwhile_is_dropped() {
    duringTheSecondRead(() -> api.send(api.change()));
    try (var live = watch(ONLY_AFTER_LOSS)) {
      live.await();

      assertShowsInTheEnd(2);
    }
  }

  @Test
  void readings_that_fail_for_a_while_do_not_end_it() {
    try (var live = watch(ONLY_AFTER_LOSS)) {
      live.await();
      api.failReads(5);
      api.change();
      api.goAway();

      assertShowsInTheEnd(2);
    }
  }

  @Test
  void a_connection_that_is_cut_right_behind_a_message_is_made_anew() {
    try (var live = watch(new Pace(SOON, SOON, Duration.ofMillis(200)))) {
      live.await();
      for (var cut = 0; cut < 10; cut++) {
        api.send(api.change());
        api.disconnect();
        eventually("it is connected again").until(api::isWatched);
      }
      assertShowsInTheEnd(api.version());
    }
  }

  @Test
  void an_order_that_cannot_be_read_at_first_is_the_callers_to_know() {
    api.failReads(1);
    try (var live = watch(ONLY_AFTER_LOSS)) {
      assertThatThrownBy(live::await).isInstanceOf(ShopApi.Failed.class);
    }
  }
}
