package com.thebetterstore.ordering.payment;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.order.OrderStore;
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
  /// @param failed how many could not be looked after; the next run tries again
  public record Run(int due, int repaired, int failed) {}

  public Run run(Cause cause) {
    List<OrderId> due = orders.due(clock.instant());
    var repaired = 0;
    var failed = 0;
    for (var id : due) {
      var fieldsOfTheRun = MDC.getCopyOfContextMap();
      try {
        repaired += lookAfter(id, cause) ? 1 : 0;
      } catch (RuntimeException fault) {
        // One order that cannot be helped must not keep the others waiting.
        LOG.atError()
            .setCause(fault)
            .addKeyValue("orderId", id.value())
            .log("order could not be reconciled");
        failed++;
      } finally {
        MDC.setContextMap(fieldsOfTheRun);
      }
    }
    return new Run(due.size(), repaired, failed);
  }

  private boolean lookAfter(OrderId id, Cause cause) {
    var before = orders.find(id).orElseThrow();
    MDC.put("correlationId", before.correlationId().value());
    MDC.put("orderNumber", before.number().value());
    settle.settleOverdue(id, cause);
    returnPayments.returnAllDue(id, cause);
    var repaired = orders.find(id).orElseThrow().version() > before.version();
    if (repaired) {
      // An alarm counts this very message.
      LOG.atWarn().addKeyValue("orderId", id.value()).log("order repaired");
    }
    return repaired;
  }
}
