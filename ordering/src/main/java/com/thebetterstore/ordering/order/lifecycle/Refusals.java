package com.thebetterstore.ordering.order.lifecycle;

import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderDecision.Refused;
import com.thebetterstore.ordering.order.OrderRefusal;
import com.thebetterstore.ordering.order.course.Course;

/// Refusals that follow from how far an order has come.
final class Refusals {

  private Refusals() {}

  /// To what only an unpaid order can.
  static Refused notUnpaid(Order order) {
    return new Refused(
        switch (order.course()) {
          case Course.Open _ -> OrderRefusal.PAID_ALREADY;
          case Course.Held _ -> OrderRefusal.HELD;
          case Course.Ended _ -> OrderRefusal.ENDED;
          case Course.Unknown _ -> OrderRefusal.NOT_UNDERSTOOD;
        });
  }

  /// To what only an order can that fulfilment was asked to send.
  static Refused notRequested(Order order) {
    return new Refused(
        switch (order.course()) {
          case Course.Open _ -> OrderRefusal.NOT_PAID;
          case Course.Held _ -> OrderRefusal.HELD;
          case Course.Ended _ -> OrderRefusal.ENDED;
          case Course.Unknown _ -> OrderRefusal.NOT_UNDERSTOOD;
        });
  }
}
