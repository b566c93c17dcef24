package com.thebetterstore.ordering.payment;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.PaymentSessionId;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand;
import com.thebetterstore.ordering.order.OrderCommand.ExpireUnpaid;
import com.thebetterstore.ordering.order.OrderCommand.RecordAttempt;
import com.thebetterstore.ordering.order.OrderCommand.RecordPayment;
import com.thebetterstore.ordering.order.OrderCommand.RecordPaymentFailure;
import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.order.lifecycle.UpdateOrder;
import com.thebetterstore.ordering.order.money.Attempt;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.PaymentSession.NotOpened;
import com.thebetterstore.ordering.order.money.PaymentSession.Opened;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.payment.PaymentProvider.Decline;
import com.thebetterstore.ordering.payment.PaymentProvider.SessionState;
import com.thebetterstore.ordering.payment.PaymentProvider.SessionState.*;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

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
    if (order.isUnpaid() && order.total().isZero()) {
      return apply(order, nothingToPay(order), cause);
    }
    return switch (order.session()) {
      case NotOpened _ -> order;
      case Opened(var _, var page) -> record(order, provider.session(page), cause);
    };
  }

  /// As [#settle]; and a payment that was made for the order on a page that it does not have is
  /// recorded as any other: it buys the order, or goes back. Such a page can be left where the
  /// provider's answer to its opening was lost.
  public Order settle(OrderId id, PaymentId about, Cause cause) {
    var order = settle(id, cause);
    return order.money().payment(about).isPresent()
        ? order
        : provider.paid(id, about).map(paid -> record(order, paid, cause)).orElse(order);
  }

  /// As [#settle]; and what was paid on another page of the order is recorded, too.
  Order settle(OrderId id, PaymentSessionId page, Cause cause) {
    var order = settle(id, cause);
    var isOwn = order.session() instanceof Opened(var _, var own) && own.equals(page);
    return !isOwn && provider.session(page) instanceof Paid paid
        ? record(order, paid, cause)
        : order;
  }

  /// As [#settle]; but the page of an unpaid order whose time to pay has run out is closed first,
  /// and the order ends unless the buyer has paid meanwhile.
  Order settleOverdue(OrderId id, Cause cause) {
    var order = find(id);
    if (!order.isUnpaid() || order.total().isZero() || clock.instant().isBefore(order.payBy())) {
      return settle(id, cause);
    }
    return switch (order.session()) {
      case NotOpened _ -> apply(order, new ExpireUnpaid(order.session(), clock.instant()), cause);
      case Opened(var _, var page) -> record(order, provider.expireSession(page), cause);
    };
  }

  /// An order that costs nothing is paid as soon as it is placed, and the provider never hears of
  /// it.
  private OrderCommand nothingToPay(Order order) {
    var nothing = new Payment(new PaymentId("none"), ReceivedAmount.of(order.total()));
    return new RecordPayment(nothing, false, clock.instant());
  }

  private Order record(Order order, SessionState page, Cause cause) {
    var current = order;
    for (var command : commands(order, page, clock.instant())) {
      current = apply(current, command, cause);
    }
    return current;
  }

  /// The commands that follow from the page's state; none when there is only to wait.
  private static List<OrderCommand> commands(Order order, SessionState page, Instant now) {
    return switch (page) {
      case Paid(var payment, var underReview) ->
          List.of(new RecordPayment(payment, underReview, now));
      case Open(var _, var _, var requiresAction) when requiresAction ->
          List.of(new RecordAttempt(Attempt.REQUIRES_ACTION, now));
      case Open(var _, var decline, var _) -> declined(decline, now).toList();
      case Processing _ -> List.of(new RecordAttempt(Attempt.PROCESSING, now));
      case Closed(var decline) ->
          Stream.concat(declined(decline, now), Stream.of(new ExpireUnpaid(order.session(), now)))
              .toList();
    };
  }

  private static Stream<OrderCommand> declined(Optional<Decline> decline, Instant now) {
    return decline.stream().map(it -> new RecordPaymentFailure(it.id(), it.reason(), now));
  }

  private Order apply(Order order, OrderCommand command, Cause cause) {
    return updateOrder.apply(order, command, cause).order();
  }

  private Order find(OrderId id) {
    return orders.find(id).orElseThrow(() -> new NoSuchElementException("no order " + id.value()));
  }
}
