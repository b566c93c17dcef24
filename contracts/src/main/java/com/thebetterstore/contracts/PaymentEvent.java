package com.thebetterstore.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Facts about payments, published by the ordering service's webhook.
public sealed interface PaymentEvent extends StoreEvent {

  String SOURCE = "tbs.payment";

  @Override
  default String source() {
    return SOURCE;
  }

  /// The payment provider says that something happened to one of our payment pages. It does not say
  /// what to do: its handler asks the provider for the state of the page now.
  ///
  /// @param providerEventId Stripe's event `id`
  /// @param providerEventType Stripe's event `type`, for the log only
  /// @param at when the webhook was received
  /// @param paymentId Stripe's id of the payment that it is about; null when it names none, as in
  ///   events of before they did
  record PaymentSessionChanged(
      OrderId orderId,
      String providerEventId,
      String providerEventType,
      Instant at,
      @Nullable String paymentId)
      implements PaymentEvent {

    /// Names no payment.
    public PaymentSessionChanged(
        OrderId orderId, String providerEventId, String providerEventType, Instant at) {
      this(orderId, providerEventId, providerEventType, at, null);
    }
  }
}
