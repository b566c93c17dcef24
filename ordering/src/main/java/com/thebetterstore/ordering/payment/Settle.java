package com.thebetterstore.ordering.payment;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand;
import com.thebetterstore.ordering.order.OrderCommand.ExpireUnpaid;
import com.thebetterstore.ordering.order.OrderCommand.RecordPayment;
import com.thebetterstore.ordering.order.OrderCommand.RecordPaymentFailure;
import com.thebetterstore.ordering.order.OrderState.Unpaid;
import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.order.UpdateOrder;
import com.thebetterstore.ordering.order.money.PaymentSession.NotOpened;
import com.thebetterstore.ordering.order.money.PaymentSession.Opened;
import com.thebetterstore.ordering.payment.PaymentProvider.SessionState;
import com.thebetterstore.ordering.payment.PaymentProvider.SessionState.*;
import java.time.Instant;
import java.time.InstantSource;
import java.util.NoSuchElementException;
import java.util.Optional;

/// Brings an order up to date with what the payment provider says now: the only way in which an
/// order becomes paid.
///
/// The webhook, the reconciler and the buyer's cancelling all end here. A message only says that it
/// is time to look.
public final class Settle {

  private final OrderStore orders;
  private final UpdateOrder updateOrder;
  private final PaymentProvider provider;
  private final InstantSource clock;

  public Settle(OrderStore orders, PaymentProvider provider, InstantSource clock) {
    this.orders = orders;
    this.updateOrder = new UpdateOrder(orders);
    this.provider = provider;
    this.clock = clock;
  }

  /// Asks the payment provider for the state of the order's page now, and brings the order up to
  /// date with that: paid, declined, expired, or a late payment that must go back. Doing it again,
  /// or from two places at once, has the effect of one.
  ///
  /// @return the order as it stands afterwards
  /// @throws NoSuchElementException when there is no such order
  /// @throws PaymentProviderUnavailable when the provider does not answer; the order stays as it is
  public Order settle(OrderId id, Cause cause) {
    var order = find(id);
    return switch (order.session()) {
      case NotOpened _ -> order;
      case Opened(var _, var page) -> record(order, provider.session(page), cause);
    };
  }

  /// As [#settle]; but the page of an unpaid order whose time to pay has run out is closed first,
  /// and the order ends unless the buyer has paid meanwhile.
  Order settleOverdue(OrderId id, Cause cause) {
    var order = find(id);
    if (!(order.state() instanceof Unpaid) || clock.instant().isBefore(order.payBy())) {
      return settle(id, cause);
    }
    return switch (order.session()) {
      case NotOpened _ -> apply(order, new ExpireUnpaid(order.session(), clock.instant()), cause);
      case Opened(var _, var page) -> record(order, provider.expireSession(page), cause);
    };
  }

  private Order record(Order order, SessionState page, Cause cause) {
    return command(order, page, clock.instant())
        .map(command -> apply(order, command, cause))
        .orElse(order);
  }

  /// The command that follows from the page's state; empty when there is only to wait.
  private static Optional<OrderCommand> command(Order order, SessionState page, Instant now) {
    return switch (page) {
      case Paid(var payment) -> Optional.of(new RecordPayment(payment, now));
      case Open(var _, var decline) ->
          decline.map(it -> new RecordPaymentFailure(it.id(), it.reason(), now));
      case Processing _ -> Optional.empty();
      case Closed _ -> Optional.of(new ExpireUnpaid(order.session(), now));
    };
  }

  private Order apply(Order order, OrderCommand command, Cause cause) {
    return updateOrder.apply(order, command, cause).order();
  }

  private Order find(OrderId id) {
    return orders.find(id).orElseThrow(() -> new NoSuchElementException("no order " + id.value()));
  }
}
