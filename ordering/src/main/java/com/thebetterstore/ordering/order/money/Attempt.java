package com.thebetterstore.ordering.order.money;

/// How the last try to pay an unpaid order stands.
public enum Attempt {
  /// Nobody tried, or nothing is known of it.
  NONE,
  /// The buyer has to do something more, such as confirm it with the bank.
  REQUIRES_ACTION,
  /// The buyer has done all; the money is on its way, and may yet fail to come.
  PROCESSING,
  /// It was declined; the same page takes another.
  DECLINED
}
