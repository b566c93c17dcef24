package com.thebetterstore.ordering.order.money;

import com.thebetterstore.contracts.PaymentSessionId;

/// The order's payment page, as the order records it.
///
/// A page's address is shown to a buyer only once its id is recorded here, so every page that can
/// take a payment is recorded.
public sealed interface PaymentSession {

  /// Which try at opening a page this is, from 1: part of the provider's idempotency key.
  int attempt();

  /// No page that a buyer can have seen.
  record NotOpened(int attempt) implements PaymentSession {}

  /// The page with this id.
  record Opened(int attempt, PaymentSessionId id) implements PaymentSession {}
}
