package com.thebetterstore.handlers.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.payment.CompareWithProvider;
import com.thebetterstore.ordering.payment.CompareWithProvider.Comparison;
import com.thebetterstore.ordering.payment.OrderWork;
import com.thebetterstore.ordering.payment.Reconcile;
import com.thebetterstore.ordering.payment.Reconcile.Run;
import com.thebetterstore.platform.StoreTime;
import com.thebetterstore.platform.function.ScheduledHandler;
import com.thebetterstore.platform.work.Work;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs every five minutes. What it repairs, a message should have done: each repair is counted,
/// and an alarm follows from it.
///
/// Called by hand with `{"since": "2026-03-14T00:00:00Z"}`, it compares every order that the
/// payment provider has had a page for since then, and answers which ones differed. It takes some
/// at a time: go on with `"after"`, as it answers in `next`, until there is none.
public final class Reconciler extends ScheduledHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

  private static final String SINCE = "since";

  /// The last order may meet a Stripe that hangs, which takes 5.5 of the function's nine seconds.
  private static final Duration TAKES_ORDERS_FOR = Duration.ofSeconds(3);

  /// The constructor that Lambda calls.
  public Reconciler() {
    this(PaymentHandlersWiring.processEnvironment());
  }

  public Reconciler(Map<String, String> environment) {
    var wiring = PaymentHandlersWiring.of(environment);
    this(wiring.reconcile(), wiring.compareWithProvider());
    rehearsesIn(environment, Reconciler::new);
  }

  Reconciler(Reconcile reconcile, CompareWithProvider compare) {
    super((called, work) ->
        called.hasNonNull(SINCE) ? compared(compare, called, work) : run(reconcile, work));
  }

  /// By hand: all orders that the provider has had pages for since then.
  private static Comparison compared(CompareWithProvider compare, JsonNode called, Work work) {
    return compare.run(
        StoreTime.read(called.path(SINCE).asText()),
        Optional.ofNullable(called.path("after").textValue()),
        work.cause(),
        TAKES_ORDERS_FOR,
        () -> new PartOfRun(work, work.part()));
  }

  private static Run run(Reconcile reconcile, Work work) {
    var run = reconcile.run(work.cause(), TAKES_ORDERS_FOR, () -> new PartOfRun(work, work.part()));
    LOG.atInfo()
        .addKeyValue("due", run.due())
        .addKeyValue("repairs", run.repaired())
        .addKeyValue("failed", run.failed())
        .addKeyValue("left", run.left())
        .log("reconciled");
    return run;
  }

  private record PartOfRun(Work run, Work part) implements OrderWork {

    @Override
    public void isFor(Order order) {
      part.follows(order.correlationId(), run.cause().causationId());
      part.order(order.number());
    }

    @Override
    public void close() {
      run.resume();
    }
  }
}
