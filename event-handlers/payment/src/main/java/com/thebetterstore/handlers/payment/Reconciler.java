package com.thebetterstore.handlers.payment;

import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.payment.OrderWork;
import com.thebetterstore.ordering.payment.Reconcile;
import com.thebetterstore.ordering.payment.Reconcile.Run;
import com.thebetterstore.platform.function.ScheduledHandler;
import com.thebetterstore.platform.work.Work;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs every five minutes. What it repairs, a message should have done: each repair is counted,
/// and an alarm follows from it.
public final class Reconciler extends ScheduledHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

  /// The last order may meet a Stripe that hangs, which takes 5.5 of the function's nine seconds.
  private static final Duration TAKES_ORDERS_FOR = Duration.ofSeconds(3);

  /// The constructor that Lambda calls.
  public Reconciler() {
    this(PaymentHandlersWiring.processEnvironment());
  }

  public Reconciler(Map<String, String> environment) {
    this(PaymentHandlersWiring.of(environment).reconcile());
  }

  Reconciler(Reconcile reconcile) {
    super(work -> run(reconcile, work));
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
