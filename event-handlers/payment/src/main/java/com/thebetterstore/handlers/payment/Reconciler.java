package com.thebetterstore.handlers.payment;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.ordering.payment.Reconcile;
import com.thebetterstore.ordering.payment.Reconcile.Run;
import com.thebetterstore.platform.ScheduledHandler;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs every five minutes. What it repairs, a message should have done: each repair is counted,
/// and an alarm tells of it.
public final class Reconciler extends ScheduledHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

  /// The last order may meet a Stripe that hangs, which takes 5.5 of the function's nine seconds.
  private static final Duration TAKES_ORDERS_FOR = Duration.ofSeconds(3);

  /// The constructor that Lambda calls.
  public Reconciler() {
    this(PaymentWiring.ofProcess());
  }

  public Reconciler(Map<String, String> environment) {
    this(PaymentWiring.of(environment));
  }

  private Reconciler(PaymentWiring wiring) {
    this(wiring.reconcile());
  }

  Reconciler(Reconcile reconcile) {
    super(cause -> run(reconcile, cause));
  }

  private static Run run(Reconcile reconcile, Cause cause) {
    var run = reconcile.run(cause, TAKES_ORDERS_FOR);
    LOG.atInfo()
        .addKeyValue("due", run.due())
        .addKeyValue("repairs", run.repaired())
        .addKeyValue("failed", run.failed())
        .addKeyValue("left", run.left())
        .log("reconciled");
    return run;
  }
}
