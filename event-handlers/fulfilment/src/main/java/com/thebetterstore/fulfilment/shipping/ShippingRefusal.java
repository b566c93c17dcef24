package com.thebetterstore.fulfilment.shipping;

/// Why the dispatch desk cannot do something.
public sealed interface ShippingRefusal {

  /// There is no such shipping order.
  record NoSuchOrder() implements ShippingRefusal {}

  /// The order has no such line.
  record NoSuchLine(String lineId) implements ShippingRefusal {}

  /// Fewer units of the line are still to be sent.
  record NotThatManyOpen(String lineId, int open) implements ShippingRefusal {}

  /// The line is digital, and goes into no parcel.
  record NotForParcels(String lineId) implements ShippingRefusal {}

  /// The order has no such parcel.
  record NoSuchParcel() implements ShippingRefusal {}

  /// The idempotency key was used with other arguments.
  record KeyReused() implements ShippingRefusal {}

  /// The order has as many parcels and refusals as it may have.
  record TooMany() implements ShippingRefusal {}
}
