package com.thebetterstore.ordering.checkout;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.ordering.checkout.CheckoutRefusal.*;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.CancelUnpaid;
import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.order.access.OrderAccess;
import com.thebetterstore.ordering.order.course.EndReason;
import com.thebetterstore.ordering.order.goods.Cancellation.By;
import com.thebetterstore.ordering.order.lifecycle.UpdateOrder;
import com.thebetterstore.ordering.order.money.PaymentSession.Opened;
import com.thebetterstore.ordering.payment.PaymentProvider;
import com.thebetterstore.ordering.payment.PaymentProvider.SessionState;
import com.thebetterstore.ordering.payment.PaymentProviderUnavailable;
import com.thebetterstore.ordering.payment.Settle;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Cancels an unpaid checkout: closes its payment page, then cancels the order, releases its stock
/// and unlocks its cart.
///
/// Refuses a checkout that does not exist, that has ended otherwise, or that the buyer has paid;
/// and does nothing while the payment provider does not answer, since the page may still take
/// money.
public final class CancelCheckout {

  private static final Logger LOG = LoggerFactory.getLogger(CancelCheckout.class);

  /// A page can open while an order without one is cancelled; then that page is closed first.
  private static final int MAX_ATTEMPTS = 3;

  private final OrderStore stored;
  private final OrderAccess access;
  private final UpdateOrder orders;
  private final PaymentProvider provider;
  private final Settle settle;
  private final InstantSource clock;

  public CancelCheckout(
      OrderStore stored,
      OrderAccess access,
      UpdateOrder orders,
      PaymentProvider provider,
      Settle settle,
      InstantSource clock) {
    this.stored = stored;
    this.access = access;
    this.orders = orders;
    this.provider = provider;
    this.settle = settle;
    this.clock = clock;
  }

  /// As the buyer does.
  public CheckoutAnswer cancel(CheckoutId id, Cause cause) {
    return cancel(id, By.BUYER, "", cause);
  }

  /// @param reason one English sentence, or empty
  CheckoutAnswer cancel(CheckoutId id, By by, String reason, Cause cause) {
    var order = access.admitted(stored.find(id.order()), id.token());
    if (order.isEmpty()) {
      return CheckoutAnswer.refused(new CheckoutNotFound());
    }
    if (!order.get().isUnpaid()) {
      return answer(id, order.get(), refusal(order.get()));
    }
    try {
      return cancel(id, order.get(), by, reason, cause);
    } catch (PaymentProviderUnavailable unavailable) {
      LOG.atWarn()
          .setCause(unavailable)
          .addKeyValue("orderId", order.get().id().value())
          .log("payment provider unavailable");
      return answer(id, order.get(), Optional.of(new ProviderUnavailable(true)));
    }
  }

  private CheckoutAnswer cancel(CheckoutId id, Order unpaid, By by, String reason, Cause cause) {
    var order = unpaid;
    for (var i = 0; i < MAX_ATTEMPTS && order.isUnpaid(); i++) {
      if (order.session() instanceof Opened(var _, var page)) {
        switch (provider.expireSession(page)) {
          case SessionState.Closed _ -> {}
          case SessionState.Paid _ -> {
            var settled = settle.settle(order.id(), cause);
            return answer(id, settled, refusal(settled));
          }
          case SessionState.Processing _ -> {
            return answer(id, order, Optional.of(new PaymentAlreadySucceeded()));
          }
          case SessionState.Open _ -> {
            return answer(id, order, Optional.of(new ProviderUnavailable(true)));
          }
        }
      }
      var cancel = new CancelUnpaid(order.session(), by, reason, clock.instant());
      order = orders.apply(order.id(), cancel, cause).order();
    }
    // The provider's event about the closed page may have expired the order: that serves the
    // buyer, too.
    return order.isEnded() && order.money().isEmpty()
        ? answer(id, order, Optional.empty())
        : answer(id, order, refusal(order));
  }

  private static Optional<CheckoutRefusal> refusal(Order order) {
    if (order.isUnpaid()) {
      return Optional.of(new ProviderUnavailable(true));
    }
    if (order.isSold() && !order.isEnded()) {
      return Optional.of(new PaymentAlreadySucceeded());
    }
    return order.isEnded(EndReason.CANCELLED_BY_BUYER)
        ? Optional.empty()
        : Optional.of(new CheckoutClosed());
  }

  private static CheckoutAnswer answer(
      CheckoutId id, Order order, Optional<CheckoutRefusal> refusal) {
    var checkout = new Checkout(id, order, Optional.empty());
    return new CheckoutAnswer(Optional.of(checkout), Optional.empty(), refusal.stream().toList());
  }
}
