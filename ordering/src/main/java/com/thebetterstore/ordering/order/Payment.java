package com.thebetterstore.ordering.order;

import java.time.Instant;

/// Money that the payment provider holds for us.
///
/// @param amount what was captured. Source: the PaymentIntent's `amount_received` and `currency`
/// @param at when the provider captured it
public record Payment(PaymentId id, ReceivedAmount amount, Instant at) {}
