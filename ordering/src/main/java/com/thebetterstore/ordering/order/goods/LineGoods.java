package com.thebetterstore.ordering.order.goods;

import com.thebetterstore.contracts.ProductType;

/// The units of one line. Each was ordered, and is open, cancelled, refused or sent; of those that
/// were sent some arrived, and of those some came back.
public record LineGoods(
    String lineId,
    ProductType type,
    int ordered,
    int cancelled,
    int refused,
    int sent,
    int delivered,
    int returned) {

  public LineGoods {
    if (cancelled < 0
        || refused < 0
        || ordered - cancelled - refused < sent
        || sent < delivered
        || delivered < returned
        || returned < 0) {
      throw new IllegalArgumentException("line " + lineId + " has units that it never had");
    }
  }

  static LineGoods untouched(String lineId, ProductType type, int ordered) {
    return new LineGoods(lineId, type, ordered, 0, 0, 0, 0, 0);
  }

  /// Neither sent nor given up.
  public int open() {
    return ordered - cancelled - refused - sent;
  }

  /// Given up: they will never be sent.
  public int givenUp() {
    return cancelled + refused;
  }

  LineGoods cancel(int units) {
    return new LineGoods(
        lineId, type, ordered, cancelled + units, refused, sent, delivered, returned);
  }

  LineGoods refuse(int units) {
    return new LineGoods(
        lineId, type, ordered, cancelled, refused + units, sent, delivered, returned);
  }

  LineGoods send(int units) {
    return new LineGoods(
        lineId, type, ordered, cancelled, refused, sent + units, delivered, returned);
  }

  LineGoods deliver(int units) {
    return new LineGoods(
        lineId, type, ordered, cancelled, refused, sent, delivered + units, returned);
  }

  LineGoods takeBack(int units) {
    return new LineGoods(
        lineId, type, ordered, cancelled, refused, sent, delivered, returned + units);
  }
}
