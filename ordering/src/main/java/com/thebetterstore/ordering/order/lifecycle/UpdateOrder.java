package com.thebetterstore.ordering.order.lifecycle;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand;
import com.thebetterstore.ordering.order.OrderDecision;
import com.thebetterstore.ordering.order.OrderDecision.Accepted;
import com.thebetterstore.ordering.order.OrderDecision.AlreadyDone;
import com.thebetterstore.ordering.order.OrderDecision.Refused;
import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.order.StaleWrite;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.NoSuchElementException;

/// Reads an order, decides, saves; and starts over when another writer was faster.
public final class UpdateOrder {

  /// Writers of one order are few: the buyer, the payment provider, fulfilment, the reconciler.
  /// Those that met once must not meet again each time.
  private static final RetryPolicy<Updated> LOST_RACES =
      RetryPolicy.<Updated>builder()
          .handle(StaleWrite.class)
          .withMaxAttempts(5)
          .withBackoff(20, 200, ChronoUnit.MILLIS)
          .withJitter(Duration.ofMillis(15))
          .build();

  private final OrderStore orders;

  public UpdateOrder(OrderStore orders) {
    this.orders = orders;
  }

  /// What came of a command.
  ///
  /// @param order the order as it stands afterwards
  public record Updated(Order order, OrderDecision decision) {

    /// Whether this very call changed the order.
    public boolean changed() {
      return decision instanceof Accepted;
    }
  }

  /// Decides on a command, and saves the decision. Its events have the correlation id that the
  /// order was placed under, whatever caused them: one id covers all of an order's history.
  ///
  /// @throws NoSuchElementException when there is no such order
  /// @throws StaleWrite when other writers were faster again and again
  public Updated apply(OrderId id, OrderCommand command, Cause cause) {
    return apply(read(id), command, cause);
  }

  /// As [#apply(OrderId, OrderCommand, Cause)], for a caller who has just read the order: it is
  /// read again only when another writer was faster.
  public Updated apply(Order asRead, OrderCommand command, Cause cause) {
    return Failsafe.with(LOST_RACES)
        .get(attempt ->
            decide(attempt.isFirstAttempt() ? asRead : read(asRead.id()), command, cause));
  }

  private Updated decide(Order order, OrderCommand command, Cause cause) {
    var decision = OrderLifecycle.decide(order, command);
    return switch (decision) {
      case Accepted accepted -> {
        orders.save(accepted, cause.under(order.correlationId()));
        yield new Updated(accepted.order(), accepted);
      }
      case AlreadyDone _, Refused _ -> new Updated(order, decision);
    };
  }

  private Order read(OrderId id) {
    return orders.find(id).orElseThrow(() -> new NoSuchElementException("no order " + id.value()));
  }
}
