package com.thebetterstore.ordering.mail;

import static com.thebetterstore.ordering.mail.Wording.date;
import static com.thebetterstore.ordering.mail.Wording.moneyInFull;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.OrderingEvent.OrderCancelled;
import com.thebetterstore.contracts.OrderingEvent.OrderRefunded;
import com.thebetterstore.contracts.OrderingEvent.RefundRequested;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.ordering.mail.Letter.Amount;
import com.thebetterstore.ordering.mail.Letter.Amount.Weight;
import com.thebetterstore.ordering.mail.Letter.Link;
import com.thebetterstore.ordering.order.Order;
import java.net.URI;
import java.util.List;

/// What is written to a buyer after the receipt: each names the order, the money that it is about,
/// and what happens next.
final class OrderLetters {

  private OrderLetters() {}

  static Link orderPage(URI page) {
    return new Link("See how your order is going", page);
  }

  /// An order that was paid will not be sent.
  static Letter cancelled(Order order, URI page, OrderCancelled cancelled) {
    return new Letter(
        "Your order %s is cancelled".formatted(order.number().value()),
        "Your order is cancelled",
        List.of(
            about(order),
            Words.of(
                "It was cancelled on %s: {}".formatted(date(cancelled.cancelledAt())),
                cancelled.reason()),
            Words.of(
                "What you paid for goes back the way it came. We write again when it is on its"
                    + " way; banks then take up to ten days to show it.")),
        List.of(),
        List.of(),
        List.of(),
        List.of(orderPage(page)));
  }

  /// Money of an order has gone back.
  static Letter refunded(Order order, URI page, OrderRefunded refund) {
    return new Letter(
        "Your refund for order " + order.number().value(),
        "Your refund is on its way",
        List.of(
            about(order),
            Words.of(
                "On %s we returned %s to the card or account that you paid with. Banks take up to ten"
                        .formatted(date(refund.refundedAt()), moneyInFull(refund.amount()))
                    + " days to show it.")),
        List.of(),
        List.of(new Amount(Words.of("Refund"), moneyInFull(refund.amount()), Weight.STRONG)),
        List.of(),
        List.of(orderPage(page)));
  }

  /// Money came that the order does not need: it goes back whole.
  static Letter paymentReturned(Order order, URI page, RefundRequested refund) {
    var why =
        refund.cause() == RefundCause.PAYMENT_MISMATCH
            ? "What was paid is not what the order costs, so we keep none of it and cancel the order."
            : "A payment came for it after the order had ended or was paid, so we keep none of it.";
    return new Letter(
        "We are returning a payment for order " + order.number().value(),
        "Your payment goes back",
        List.of(
            about(order),
            Words.of(why),
            Words.of(
                "The money goes back the way it came; banks take up to ten days to show it. You need"
                    + " not do anything. To buy the items after all, place the order again.")),
        List.of(),
        amountGoingBack(refund.amount()),
        List.of(),
        List.of(orderPage(page)));
  }

  private static Words about(Order order) {
    return Words.of(
        "Order %s of %s, %s."
            .formatted(order.number().value(), date(order.placedAt()), moneyInFull(order.total())));
  }

  /// Nothing is said of money in a currency that the store does not know.
  private static List<Amount> amountGoingBack(Money amount) {
    return amount.isZero()
        ? List.of()
        : List.of(new Amount(Words.of("Goes back"), moneyInFull(amount), Weight.STRONG));
  }
}
