package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.OrderingEvent.RequestedLine;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.Sku;
import org.jspecify.annotations.Nullable;

/// One line to send, and what became of its units: each is open, cancelled, refused or sent.
///
/// @param lineId its id within the order
/// @param productId missing in requests of before they named products
public record ShippingLine(
    String lineId,
    Sku sku,
    String name,
    ProductType type,
    @Nullable ProductId productId,
    int requested,
    int cancelled,
    int refused,
    int sent) {

  public ShippingLine {
    if (requested < 1 || cancelled < 0 || refused < 0 || sent < 0) {
      throw new IllegalArgumentException("line " + lineId + " has less than nothing of something");
    }
    if (requested < (long) cancelled + refused + sent) {
      throw new IllegalArgumentException("line " + lineId + " has more units than were asked for");
    }
  }

  static ShippingLine of(RequestedLine line) {
    return new ShippingLine(
        line.lineId(),
        line.sku(),
        line.name(),
        line.type(),
        line.productId(),
        line.quantity(),
        0,
        0,
        0);
  }

  /// How many are still to be sent.
  public int open() {
    return requested - cancelled - refused - sent;
  }

  /// All that are still to be sent; there must be some.
  LineQuantity allOpen() {
    return new LineQuantity(lineId, open());
  }

  boolean isDigital() {
    return type == ProductType.DIGITAL;
  }

  ShippingLine cancel(int units) {
    return with(cancelled + units, refused, sent);
  }

  ShippingLine refuse(int units) {
    return with(cancelled, refused + units, sent);
  }

  ShippingLine send(int units) {
    return with(cancelled, refused, sent + units);
  }

  private ShippingLine with(int nowCancelled, int nowRefused, int nowSent) {
    return new ShippingLine(
        lineId, sku, name, type, productId, requested, nowCancelled, nowRefused, nowSent);
  }
}
