package com.thebetterstore.ordering.payment;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.order.lifecycle.DeadlineRules;
import com.thebetterstore.ordering.order.money.PaymentSession.NotOpened;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after orders that wait for something that should have come by now: the payment provider
/// may fail to send a message, or to make it in the first place.
///
/// It changes nothing by itself; it calls what the messages would have called.
public final class Reconcile {

  private static final Logger LOG = LoggerFactory.getLogger(Reconcile.class);

  /// Every order that waits is looked at again after this time at the latest.
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  private final OrderStore orders;
  private final Settle settle;
  private final ReturnPayments returnPayments;
  private final InstantSource clock;

  public Reconcile(
      OrderStore orders, Settle settle, ReturnPayments returnPayments, InstantSource clock) {
    this.orders = orders;
    this.settle = settle;
    this.returnPayments = returnPayments;
    this.clock = clock;
  }

  /// What one run did. More orders than one run takes are left to the next.
  ///
  /// @param due how many orders were looked at
  /// @param repaired how many went on because of it
  /// @param failed how many could not be looked after; a later run tries again
  /// @param left how many were known to be due when the time was up
  public record Run(int due, int repaired, int failed, int left) {}

  private enum Result {
    REPAIRED,
    AS_BEFORE,
    FAILED
  }

  /// Looks after orders until all that are due were looked at, or the time is up.
  ///
  /// @param time how long the run takes new orders; the last one may take as long as it takes
  /// @param parts begins the work on one order
  public Run run(Cause cause, Duration time, Supplier<? extends OrderWork> parts) {
    var start = clock.instant();
    List<OrderId> due = orders.due(start);
    var results = new ArrayList<Result>();
    for (var id : due) {
      if (!clock.instant().isBefore(start.plus(time))) {
        break;
      }
      try (var work = parts.get()) {
        results.add(lookAfter(id, cause, work));
      }
    }
    return new Run(
        results.size(),
        Collections.frequency(results, Result.REPAIRED),
        Collections.frequency(results, Result.FAILED),
        due.size() - results.size());
  }

  /// One order that cannot be helped must not keep the others waiting.
  private Result lookAfter(OrderId id, Cause cause, OrderWork work) {
    try {
      return isRepaired(id, cause, work) ? Result.REPAIRED : Result.AS_BEFORE;
    } catch (RuntimeException fault) {
      // An alarm counts this very message.
      LOG.atError()
          .setCause(fault)
          .addKeyValue("orderId", id.value())
          .log("order could not be reconciled");
      return Result.FAILED;
    }
  }

  private boolean isRepaired(OrderId id, Cause cause, OrderWork work) {
    var before = orders.find(id).orElseThrow();
    work.isFor(before);
    postpone(before);
    returnPayments.returnAllDue(settle.settleOverdue(id, cause), cause);
    var after = orders.find(id).orElseThrow();
    if (DeadlineRules.isReviewOverdue(after, clock.instant())) {
      // An alarm counts this very message.
      LOG.atError().addKeyValue("orderId", id.value()).log("order waits for its review");
    }
    var repaired = after.version() > before.version();
    if (repaired && before.session() instanceof NotOpened) {
      // Without a page there is nothing that a message could have said.
      LOG.atInfo().addKeyValue("orderId", id.value()).log("order without a payment page ended");
    } else if (repaired) {
      // An alarm counts this very message.
      LOG.atWarn().addKeyValue("orderId", id.value()).log("order repaired");
    }
    return repaired;
  }

  /// An order that nothing can be done for waits as long again as it has waited, so that it keeps
  /// no other order out of the next runs: a bank debit on its way, say, or a refund that a person
  /// must see to. A run takes the orders with the earliest deadlines, at most [OrderStore#MAX_DUE];
  /// picking some at random would still starve the others.
  ///
  /// The new deadline is written before the order is looked at, so it holds even if that never
  /// ends; and whatever changes then sets the deadline anew.
  private void postpone(Order order) {
    var now = clock.instant();
    DeadlineRules.of(order)
        .filter(deadline -> deadline.isBefore(now))
        .map(deadline -> Duration.between(deadline, now))
        .map(waited -> waited.compareTo(LONGEST_WAIT) < 0 ? waited : LONGEST_WAIT)
        .ifPresent(wait -> orders.postpone(order, now.plus(wait)));
  }
}
