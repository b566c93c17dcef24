package com.thebetterstore.provider.api;

import com.thebetterstore.provider.request.StripeError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentLinkedQueue;

/// What goes wrong with the API on demand: the things that a payment provider does to a store on a
/// bad day. A restart ends all of it.
public final class Faults {
  private final InstantSource clock;
  private final ConcurrentLinkedQueue<Integer> outages = new ConcurrentLinkedQueue<>();
  private volatile Instant downUntil = Instant.MIN;
  private volatile Duration delay = Duration.ZERO;
  private volatile NextRefund nextRefund = NextRefund.AS_USUAL;

  /// What becomes of the next refund that is asked for.
  public enum NextRefund {
    /// As the card says.
    AS_USUAL,
    /// It waits until the dashboard ends it.
    PENDING,
    /// It is taken on, and fails a moment later.
    FAILS
  }

  public Faults(InstantSource clock) {
    this.clock = clock;
  }

  /// Makes the next request that passes the key check fail with this status, without acting; the
  /// failure is kept for its idempotency key.
  public void failNext(int status) {
    outages.add(status);
  }

  /// Answers nothing but failures for so long, and keeps none of them.
  public void goDown(Duration time) {
    downUntil = clock.instant().plus(time);
  }

  /// Lets each request wait for so long before it acts.
  public void slowDown(Duration time) {
    delay = time;
  }

  public void nextRefund(NextRefund next) {
    nextRefund = next;
  }

  /// When the API answers again; in the past if it does.
  public Instant downUntil() {
    return downUntil;
  }

  public Duration delay() {
    return delay;
  }

  public NextRefund nextRefund() {
    return nextRefund;
  }

  /// Before a request looks at anything: waits if the provider is slow.
  ///
  /// @throws StripeError while the provider is down
  void begin() {
    if (clock.instant().isBefore(downUntil)) {
      throw StripeError.down();
    }
    try {
      Thread.sleep(delay);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw StripeError.down();
    }
  }

  /// Before a request acts.
  ///
  /// @throws StripeError if it is the one that was to fail
  void act() {
    var outage = outages.poll();
    if (outage != null) {
      throw StripeError.outage(outage);
    }
  }

  /// What becomes of a refund that is asked for now; the one after it goes as usual.
  NextRefund takeNextRefund() {
    var taken = nextRefund;
    nextRefund = NextRefund.AS_USUAL;
    return taken;
  }
}
