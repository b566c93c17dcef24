package com.thebetterstore.local.bench.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.local.StoreAddress;
import com.thebetterstore.local.bench.run.Guest;
import com.thebetterstore.local.buyer.Operations;
import com.thebetterstore.local.buyer.PaymentPage;
import com.thebetterstore.local.buyer.Shopper;
import com.thebetterstore.local.desk.StaffDesk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Somebody who buys from a store that may be killed at any moment, and asks again, with the same
/// keys, until each answer has come.
///
/// @param desk of whoever pays something back, as it can be reached now
/// @param paid called when the order is paid
record CrashBuyer(
    StoreAddress store,
    Guest guest,
    Plan plan,
    String product,
    int quantity,
    Supplier<StaffDesk> desk,
    Runnable paid) {

  /// What is to become of the order.
  enum Plan {
    KEEPS_IT,
    CANCELS_IT,
    /// The staff pay back [#BACK] of it.
    IS_PAID_BACK
  }

  /// In the smallest unit.
  static final long BACK = 1_00;

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int NO_PAGE_ANY_MORE = 303;

  /// An order of which all was asked.
  ///
  /// @param total in the smallest unit
  record Bought(
      Shopper.PlacedOrder order,
      String email,
      Plan plan,
      String product,
      int quantity,
      long total) {

    /// What the store is to keep of the money.
    long kept() {
      return switch (plan) {
        case KEEPS_IT -> total;
        case CANCELS_IT -> 0;
        case IS_PAID_BACK -> total - BACK;
      };
    }
  }

  Bought buy() throws InterruptedException {
    var word = guest.word();
    var email = Guest.email(word);
    var shopper = guest.shopper();
    var cart =
        asked(() ->
            shopper.giveAddress(
                shopper.giveEmail(
                    shopper.fillCart(List.of(new Shopper.Wish(product, quantity))), email)));
    var total = cart.at("/totals/total/minorUnits").asLong();
    var order = asked(() -> shopper.checkOut(cart, "bench-" + word));
    asked(() -> pays(order));
    paid.run();
    switch (plan) {
      case KEEPS_IT -> {}
      case CANCELS_IT -> asked(() -> cancels(order, "bench-cancel-" + word));
      case IS_PAID_BACK ->
          asked(() -> desk.get().refund(order.id(), BACK, "Sorry.", "bench-refund-" + word));
    }
    return new Bought(order, email, plan, product, quantity, total);
  }

  private boolean pays(Shopper.PlacedOrder order) {
    var page = guest.browser().open(order.paymentUrl());
    if (page.status() == NO_PAGE_ANY_MORE) {
      return true;
    }
    var answer =
        new PaymentPage(guest.browser(), order.paymentUrl())
            .pay(PaymentPage.Card.numbered(Guest.CARD));
    if (answer.status() != NO_PAGE_ANY_MORE) {
      throw new IllegalStateException("the page answered with status " + answer.status());
    }
    return true;
  }

  private JsonNode cancels(Shopper.PlacedOrder order, String key) {
    var arguments =
        Map.of("orderId", order.id(), "accessToken", order.token(), "idempotencyKey", key);
    var answer = guest.api().ask(Operations.ORDER_CANCEL, arguments);
    if (!answer.path("userErrors").isEmpty()) {
      throw new IllegalStateException("the store refused: " + answer.path("userErrors"));
    }
    return answer;
  }

  /// Asks until there is an answer.
  private static <T> T asked(Supplier<T> question) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return question.get();
      } catch (RuntimeException noAnswer) {
        if (System.nanoTime() > end) {
          throw noAnswer;
        }
        TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
      }
    }
  }
}
