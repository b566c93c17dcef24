package com.thebetterstore.ordering.order.money;

/// Money that the payment provider holds for us; or the payment of an order that costs nothing,
/// which the provider does not know.
///
/// @param amount what was captured. Source: the PaymentIntent's `amount_received` and `currency`
public record Payment(PaymentId id, ReceivedAmount amount) {}
