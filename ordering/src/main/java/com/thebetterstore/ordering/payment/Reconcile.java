package com.thebetterstore.ordering.payment;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderDeadline;
import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.order.PaymentSession.NotOpened;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Looks after orders that wait for something that should have come by now: the payment provider
/// may fail to send a message, or to make it in the first place.
///
/// It changes nothing by itself; it calls what the messages would have called.
public final class Reconcile {

  private static final Logger LOG = LoggerFactory.getLogger(Reconcile.class);

  /// Somebody looks at every order that waits at least this often.
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

  /// Looks after orders until all that are due were looked at, or the time is up.
  ///
  /// @param time how long the run takes new orders; the last one may take as long as it takes
  public Run run(Cause cause, Duration time) {
    var start = clock.instant();
    List<OrderId> due = orders.due(start);
    var looked = 0;
    var repaired = 0;
    var failed = 0;
    for (var id : due) {
      if (!clock.instant().isBefore(start.plus(time))) {
        break;
      }
      looked++;
      var fieldsOfTheRun = MDC.getCopyOfContextMap();
      try {
        repaired += lookAfter(id, cause) ? 1 : 0;
      } catch (RuntimeException fault) {
        // One order that cannot be helped must not keep the others waiting. An alarm counts this
        // very message.
        LOG.atError()
            .setCause(fault)
            .addKeyValue("orderId", id.value())
            .log("order could not be reconciled");
        failed++;
      } finally {
        MDC.setContextMap(fieldsOfTheRun);
      }
    }
    return new Run(looked, repaired, failed, due.size() - looked);
  }

  private boolean lookAfter(OrderId id, Cause cause) {
    var before = orders.find(id).orElseThrow();
    MDC.put("correlationId", before.correlationId().value());
    MDC.put("orderNumber", before.number().value());
    postpone(before);
    returnPayments.returnAllDue(settle.settleOverdue(id, cause), cause);
    var repaired = orders.find(id).orElseThrow().version() > before.version();
    if (repaired && before.session() instanceof NotOpened) {
      // Without a page there is nothing that a message could have told us.
      LOG.atInfo().addKeyValue("orderId", id.value()).log("order without a payment page ended");
    } else if (repaired) {
      // An alarm counts this very message.
      LOG.atWarn().addKeyValue("orderId", id.value()).log("order repaired");
    }
    return repaired;
  }

  /// An order that nothing can be done for waits as long again as it has waited, so that it keeps
  /// nobody out of the next runs: not a bank debit on its way, nor a refund that a person must see
  /// to. Written before the look, it holds even if the look never ends; and whatever the look
  /// changes sets the deadline anew. Drawing lots among those due would be no help to the 101st.
  private void postpone(Order order) {
    var now = clock.instant();
    OrderDeadline.of(order)
        .filter(deadline -> deadline.isBefore(now))
        .map(deadline -> Duration.between(deadline, now))
        .map(waited -> waited.compareTo(LONGEST_WAIT) < 0 ? waited : LONGEST_WAIT)
        .ifPresent(wait -> orders.postpone(order, now.plus(wait)));
  }
}
