package com.thebetterstore.contracts;

/// A fact that one service publishes for the others. Each event is delivered at least once, and
/// events in any order.
///
/// The record's simple name is EventBridge's `detail-type`. Events stay readable for ever: add a
/// component that readers may ignore, never rename or remove one. Each has a golden JSON file.
public sealed interface StoreEvent permits OrderingEvent, PaymentEvent, FulfilmentEvent {

  /// The order that it is about.
  OrderId orderId();

  /// EventBridge's `source`.
  String source();

  /// EventBridge's `detail-type`.
  default String detailType() {
    return getClass().getSimpleName();
  }
}
