package com.thebetterstore.simulation;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.PaymentSessionId;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.Refund;
import com.thebetterstore.ordering.payment.PaymentProvider;
import com.thebetterstore.ordering.payment.PaymentProviderUnavailable;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A payment provider behind a network.
///
/// @param told is called when a refund was made: the provider tells of it later
record TroubledProvider(Ports ports, PaymentProvider provider, Runnable told)
    implements PaymentProvider {

  private <T> T ask(String call, Supplier<T> effect) {
    return ports.call("provider." + call, effect, PaymentProviderUnavailable::new);
  }

  @Override
  public Opening openSession(Order order, ReturnTo back) {
    return ask("openSession", () -> provider.openSession(order, back));
  }

  @Override
  public SessionState session(PaymentSessionId id) {
    return ask("session", () -> provider.session(id));
  }

  @Override
  public SessionState expireSession(PaymentSessionId id) {
    return ask("expireSession", () -> provider.expireSession(id));
  }

  @Override
  public Optional<ProviderRefund> refund(Order order, Refund refund) {
    return ask(
        "refund",
        () -> {
          var before = provider.refundsOf(refund.payment()).size();
          var made = provider.refund(order, refund);
          if (provider.refundsOf(refund.payment()).size() > before) {
            told.run();
          }
          return made;
        });
  }

  @Override
  public List<ProviderRefund> refundsOf(PaymentId payment) {
    return ask("refundsOf", () -> provider.refundsOf(payment));
  }

  @Override
  public List<Dispute> disputesOf(PaymentId payment) {
    return ask("disputesOf", () -> provider.disputesOf(payment));
  }

  @Override
  public Optional<SessionState.Paid> paid(OrderId order, PaymentId payment) {
    return ask("paid", () -> provider.paid(order, payment));
  }

  @Override
  public Optional<OrderId> orderOf(PaymentId payment) {
    return ask("orderOf", () -> provider.orderOf(payment));
  }
}
