package com.thebetterstore.ordering.mail;

import static com.thebetterstore.ordering.mail.Wording.date;
import static com.thebetterstore.ordering.mail.Wording.money;
import static com.thebetterstore.ordering.mail.Wording.moneyInFull;

import com.thebetterstore.contracts.FulfilmentEvent.DigitalItemsSent;
import com.thebetterstore.contracts.FulfilmentEvent.ShipmentDispatched;
import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.OrderingEvent.OrderCancelled;
import com.thebetterstore.contracts.OrderingEvent.OrderRefunded;
import com.thebetterstore.contracts.OrderingEvent.RefundRequested;
import com.thebetterstore.contracts.OrderingEvent.ReturnDecided;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.ordering.mail.Letter.Amount;
import com.thebetterstore.ordering.mail.Letter.Amount.Weight;
import com.thebetterstore.ordering.mail.Letter.Item;
import com.thebetterstore.ordering.mail.Letter.Link;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.goods.ReturnRequest;
import com.thebetterstore.ordering.order.purchase.OrderLine;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// What is written to a buyer after the receipt: each names the order, the money that it is about,
/// and what happens next.
final class OrderLetters {

  private OrderLetters() {}

  static Link orderPage(URI page) {
    return new Link("See how your order is going", page);
  }

  /// A parcel is on its way.
  static Letter dispatched(Order order, URI page, ShipmentDispatched parcel) {
    var links = new ArrayList<Link>();
    if (parcel.trackingUrl() != null) {
      links.add(new Link("Follow the parcel", URI.create(parcel.trackingUrl())));
    }
    links.add(orderPage(page));
    var sentences = new ArrayList<Words>();
    sentences.add(about(order));
    sentences.add(
        Words.of(
            "We handed it over on %s. It travels with {}, tracking number {}."
                .formatted(date(parcel.dispatchedAt())),
            parcel.carrier(),
            parcel.trackingNumber()));
    var items = items(order, parcel.lines(), ProductType.PHYSICAL);
    if (pieces(items) < pieces(items(order, List.of(), ProductType.PHYSICAL))) {
      sentences.add(Words.of("What is not in it has a parcel of its own."));
    }
    return new Letter(
        "Your order %s is on its way".formatted(order.number().value()),
        "Your parcel is on its way",
        sentences,
        items,
        List.of(),
        List.of(),
        links);
  }

  /// Digital items are ready.
  static Letter downloads(Order order, URI page, DigitalItemsSent sent) {
    return new Letter(
        "Your downloads of order %s are ready".formatted(order.number().value()),
        "Your downloads are ready",
        List.of(
            about(order),
            Words.of(
                "Open the order's page and press Download beside an item. Its link is made anew"
                    + " each time, so come back whenever you need to.")),
        items(order, sent.lines(), ProductType.DIGITAL),
        List.of(),
        List.of(),
        List.of(new Link("Download your items", page)));
  }

  /// An order that was paid will not be sent.
  static Letter cancelled(Order order, URI page, OrderCancelled cancelled) {
    var sentences = new ArrayList<Words>();
    sentences.add(about(order));
    sentences.add(
        Words.of(
            "It was cancelled on %s: {}".formatted(date(cancelled.cancelledAt())),
            cancelled.reason()));
    sentences.addAll(MoneyOfCancelled.sentences(order));
    return new Letter(
        "Your order %s is cancelled".formatted(order.number().value()),
        "Your order is cancelled",
        sentences,
        List.of(),
        List.of(),
        List.of(),
        List.of(orderPage(page)));
  }

  /// Somebody who knows the order's number and address asked for a way back to it.
  static Letter access(Order order, URI page) {
    return new Letter(
        "Your link to order " + order.number().value(),
        "Here is your order",
        List.of(
            about(order),
            Words.of(
                "Somebody asked for a link to this order with your address; it works for 90 days."
                    + " If it was not you, do nothing: nobody else has it.")),
        List.of(),
        List.of(),
        List.of(),
        List.of(new Link("Open your order", page)));
  }

  /// Money of an order has gone back.
  static Letter refunded(Order order, URI page, OrderRefunded refund) {
    var amounts = new ArrayList<Amount>();
    amounts.add(new Amount(Words.of("Refund"), moneyInFull(refund.amount()), Weight.STRONG));
    if (refund.tax() != null) {
      amounts.add(new Amount(Words.of("Includes GST"), money(refund.tax()), Weight.FAINT));
    }
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
        amounts,
        List.of(),
        List.of(orderPage(page)));
  }

  /// The store takes goods back, or does not.
  static Letter returnDecided(Order order, URI page, ReturnDecided decided, ReturnRequest request) {
    var sentences = new ArrayList<Words>();
    sentences.add(about(order));
    sentences.add(
        Words.of(
            decided.approved()
                ? "On %s we agreed to take these back. Send them to the address below, with the"
                        .formatted(date(decided.decidedAt()))
                    + " order's number in the parcel. Their money goes back once they are here."
                : "On %s we looked at what you want to send back, and cannot take it back."
                    .formatted(date(decided.decidedAt()))));
    if (!request.note().isBlank()) {
      sentences.add(Words.of("We say: {}", request.note()));
    }
    return new Letter(
        "Your return of order " + order.number().value(),
        decided.approved() ? "Send it back to us" : "We cannot take it back",
        sentences,
        items(order, request.lines(), ProductType.PHYSICAL),
        List.of(),
        List.of(),
        List.of(orderPage(page)));
  }

  /// Money came that the order does not need: it goes back whole.
  static Letter paymentReturned(Order order, URI page, RefundRequested refund) {
    var why =
        refund.cause() == RefundCause.PAYMENT_MISMATCH
            ? "What was paid is not what the order costs, so we keep none of it and cancel the"
                + " order."
            : "A payment came for it after the order had ended or was paid, so we keep none of it.";
    return new Letter(
        "We are returning a payment for order " + order.number().value(),
        "Your payment goes back",
        List.of(
            about(order),
            Words.of(why),
            Words.of(
                "The money goes back the way it came; banks take up to ten days to show it. You"
                    + " need not do anything. To buy the items after all, place the order again.")),
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

  /// In the order of the purchase; an event that names no lines is about all of a type.
  private static List<Item> items(Order order, List<LineQuantity> lines, ProductType type) {
    return order.purchase().lines().stream()
        .filter(line -> line.type() == type)
        .map(line -> Item.unpriced(quantity(line, lines), line.name()))
        .filter(item -> item.quantity() > 0)
        .toList();
  }

  private static long quantity(OrderLine line, List<LineQuantity> lines) {
    return lines.isEmpty()
        ? line.quantity()
        : lines.stream()
            .filter(named -> named.lineId().equals(line.id()))
            .mapToLong(LineQuantity::quantity)
            .sum();
  }

  private static long pieces(List<Item> items) {
    return items.stream().mapToLong(Item::quantity).sum();
  }

  /// Nothing is said of money in a currency that the store does not know.
  private static List<Amount> amountGoingBack(Money amount) {
    return amount.isZero()
        ? List.of()
        : List.of(new Amount(Words.of("Goes back"), moneyInFull(amount), Weight.STRONG));
  }
}
