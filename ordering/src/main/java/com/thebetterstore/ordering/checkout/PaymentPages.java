package com.thebetterstore.ordering.checkout;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.PaymentSessionId;
import com.thebetterstore.ordering.checkout.CheckoutRefusal.CheckoutClosed;
import com.thebetterstore.ordering.checkout.CheckoutRefusal.ProviderUnavailable;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.AbandonAttempt;
import com.thebetterstore.ordering.order.OrderCommand.RecordSession;
import com.thebetterstore.ordering.order.OrderDecision.Refused;
import com.thebetterstore.ordering.order.lifecycle.UpdateOrder;
import com.thebetterstore.ordering.order.money.PaymentSession;
import com.thebetterstore.ordering.order.money.PaymentSession.NotOpened;
import com.thebetterstore.ordering.payment.PaymentProvider;
import com.thebetterstore.ordering.payment.PaymentProvider.*;
import com.thebetterstore.ordering.payment.PaymentProviderUnavailable;
import com.thebetterstore.ordering.payment.Settle;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens and finds the payment pages of orders.
///
/// A page's address is given out only after its id is in the order's record: a payment on any page
/// that a buyer has seen can be found.
public final class PaymentPages {

  private static final Logger LOG = LoggerFactory.getLogger(PaymentPages.class);

  /// Each new attempt means that the provider failed while it opened a page.
  private static final int MAX_ATTEMPTS = 3;

  private final UpdateOrder orders;
  private final PaymentProvider provider;
  private final Settle settle;
  private final Storefront addresses;
  private final InstantSource clock;

  public PaymentPages(
      UpdateOrder orders,
      PaymentProvider provider,
      Settle settle,
      Storefront addresses,
      InstantSource clock) {
    this.orders = orders;
    this.provider = provider;
    this.settle = settle;
    this.addresses = addresses;
    this.clock = clock;
  }

  /// An order and its page.
  ///
  /// @param order as it stands now
  /// @param page empty when no payment is possible there now
  /// @param refusal why there is no page although the buyer asked for one
  record Page(Order order, Optional<URI> page, Optional<CheckoutRefusal> refusal) {

    static Page none(Order order) {
      return new Page(order, Optional.empty(), Optional.empty());
    }

    static Page none(Order order, CheckoutRefusal why) {
      return new Page(order, Optional.empty(), Optional.of(why));
    }
  }

  /// The order's page, opened now if it was not yet; none for an order that costs nothing, which is
  /// paid then.
  Page open(Order order, Cause cause) {
    if (order.isUnpaid() && order.total().isZero()) {
      return Page.none(settle.settle(order.id(), cause));
    }
    try {
      return order.isUnpaid() && order.session() instanceof NotOpened
          ? openNew(order, cause)
          : current(order, cause);
    } catch (PaymentProviderUnavailable unavailable) {
      return unavailable(order, unavailable);
    }
  }

  /// The order's page, if it is open. What the provider says of it is recorded first.
  Page look(Order order, Cause cause) {
    try {
      return current(order, cause);
    } catch (PaymentProviderUnavailable unavailable) {
      return unavailable(order, unavailable);
    }
  }

  private Page openNew(Order order, Cause cause) {
    var current = order;
    for (var i = 0; i < MAX_ATTEMPTS; i++) {
      var attempt = current.session().attempt();
      switch (provider.openSession(current, addresses.of(current))) {
        case Opened(var id, var page) -> {
          return record(current, attempt, id, page, cause);
        }
        case TooLate _ -> {
          return Page.none(current, new ProviderUnavailable(false));
        }
        case AttemptSpent _ -> {
          current =
              orders
                  .apply(current.id(), new AbandonAttempt(attempt, clock.instant()), cause)
                  .order();
          if (!(current.isUnpaid() && current.session() instanceof NotOpened)) {
            return current(current, cause);
          }
        }
      }
    }
    return Page.none(current, new ProviderUnavailable(true));
  }

  private Page record(Order order, int attempt, PaymentSessionId id, URI page, Cause cause) {
    var recorded = orders.apply(order.id(), new RecordSession(attempt, id, clock.instant()), cause);
    if (!(recorded.decision() instanceof Refused)) {
      return recorded.order().isUnpaid()
          ? new Page(recorded.order(), Optional.of(page), Optional.empty())
          : Page.none(recorded.order());
    }
    // The order ended, or took another page, while this one opened: no buyer has seen this one.
    provider.expireSession(id);
    return recorded.order().isUnpaid()
        ? current(recorded.order(), cause)
        : Page.none(recorded.order(), new CheckoutClosed());
  }

  private Page current(Order order, Cause cause) {
    if (!order.isUnpaid() || !(order.session() instanceof PaymentSession.Opened opened)) {
      return Page.none(order);
    }
    return switch (provider.session(opened.id())) {
      case SessionState.Open(var page, var decline, var requiresAction)
          when decline.isEmpty() && !requiresAction ->
          new Page(order, Optional.of(page), Optional.empty());
      case SessionState.Open(var page, var _, var _) ->
          new Page(settle.settle(order.id(), cause), Optional.of(page), Optional.empty());
      case SessionState.Processing _, SessionState.Paid _, SessionState.Closed _ ->
          Page.none(settle.settle(order.id(), cause));
    };
  }

  private static Page unavailable(Order order, PaymentProviderUnavailable why) {
    LOG.atWarn()
        .setCause(why)
        .addKeyValue("orderId", order.id().value())
        .log("payment provider unavailable");
    return Page.none(order, new ProviderUnavailable(!order.isSold()));
  }
}
