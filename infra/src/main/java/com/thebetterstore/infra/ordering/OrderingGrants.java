package com.thebetterstore.infra.ordering;

import static com.thebetterstore.infra.construct.table.RowGrant.*;
import static java.util.Map.entry;

import com.thebetterstore.infra.construct.table.RowGrant;
import java.util.List;
import java.util.Map;

/// What each function does with which rows of the ordering table, and so may do: a fault in one
/// cannot read another's rows, nor make an order paid or an event true.
///
/// `docs/access-to-the-tables.txt` shows what that gives in the templates.
final class OrderingGrants {

  private static final String CART = "CART";
  private static final String CATEGORY = "CATEGORY";
  private static final String CUSTOMER = "CUSTOMER";
  private static final String CUSTOMER_CART = "CUSTOMER_CART";
  private static final String DISCOUNT = "DISCOUNT";
  private static final String DISCOUNT_USE = "DISCOUNT_USE";
  private static final String IDEMPOTENCY = "IDEMPOTENCY";
  private static final String INBOX = "INBOX";
  private static final String LIMIT = "LIMIT";
  private static final String NUMBER = "NUMBER";
  private static final String ORDER = "ORDER";
  private static final String OUTBOX = "OUTBOX";
  private static final String PRODUCT = "PRODUCT";
  private static final String SENT = "SENT";
  private static final String STOCK = "STOCK";
  private static final String WATCH = "WATCH";

  private static final Map<String, List<RowGrant>> OF_FUNCTION =
      Map.ofEntries(
          entry("catalogue", List.of(get(PRODUCT, STOCK), batchGet(STOCK))),
          entry("catalogue-seed", List.of(put(CATEGORY, PRODUCT, STOCK), update(PRODUCT))),
          entry("discount-seed", List.of(put(DISCOUNT), update(DISCOUNT))),
          entry(
              "cart",
              List.of(
                  get(CART, CUSTOMER_CART, IDEMPOTENCY, ORDER),
                  batchGet(DISCOUNT, DISCOUNT_USE, PRODUCT, STOCK),
                  put(CART, CUSTOMER_CART, IDEMPOTENCY))),
          entry(
              "customer",
              List.of(
                  get(CART, CUSTOMER, CUSTOMER_CART, NUMBER, ORDER),
                  batchGet(ORDER),
                  put(CUSTOMER, OUTBOX, WATCH),
                  update(ORDER),
                  delete(CART, CUSTOMER, CUSTOMER_CART, WATCH))),
          entry(
              "checkout",
              List.of(
                  get(CART, IDEMPOTENCY, ORDER),
                  batchGet(DISCOUNT, DISCOUNT_USE, PRODUCT, STOCK),
                  put(IDEMPOTENCY, NUMBER, ORDER, OUTBOX, WATCH),
                  update(CART, DISCOUNT, DISCOUNT_USE, ORDER, STOCK))),
          entry(
              "order",
              List.of(
                  get(NUMBER, ORDER, WATCH),
                  put(OUTBOX, WATCH),
                  update(LIMIT, ORDER),
                  delete(WATCH))),
          entry(
              "desk",
              List.of(
                  get(NUMBER, ORDER),
                  put(OUTBOX),
                  update(CART, DISCOUNT, DISCOUNT_USE, ORDER, STOCK))),
          entry("stripe-webhook", List.of(put(INBOX, OUTBOX))),
          entry(
              "payment",
              List.of(get(ORDER), put(OUTBOX), update(CART, DISCOUNT, DISCOUNT_USE, ORDER, STOCK))),
          entry(
              "reconciler",
              List.of(get(ORDER), put(OUTBOX), update(CART, DISCOUNT, DISCOUNT_USE, ORDER, STOCK))),
          entry("fulfilment-outcome", List.of(get(ORDER), put(OUTBOX), update(ORDER, STOCK))),
          entry("receipts", List.of(get(ORDER), update(SENT))));

  private OrderingGrants() {}

  /// @param function its name within the service
  static List<RowGrant> of(String function) {
    var grants = OF_FUNCTION.get(function);
    if (grants == null) {
      throw new IllegalArgumentException(function + " has nothing to do with the ordering table");
    }
    return grants;
  }
}
