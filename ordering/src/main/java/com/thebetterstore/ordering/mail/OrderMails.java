package com.thebetterstore.ordering.mail;

import com.thebetterstore.contracts.FulfilmentEvent.DigitalItemsSent;
import com.thebetterstore.contracts.FulfilmentEvent.ShipmentDispatched;
import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderingEvent.OrderAccessRequested;
import com.thebetterstore.contracts.OrderingEvent.OrderCancelled;
import com.thebetterstore.contracts.OrderingEvent.OrderRefunded;
import com.thebetterstore.contracts.OrderingEvent.ReceiptRequested;
import com.thebetterstore.contracts.OrderingEvent.RefundRequested;
import com.thebetterstore.contracts.OrderingEvent.ReturnDecided;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.ordering.Sha256;
import com.thebetterstore.ordering.mail.MailKey.Kind;
import com.thebetterstore.ordering.mail.SentMail.Claim.AlreadySent;
import com.thebetterstore.ordering.mail.SentMail.Claim.Granted;
import com.thebetterstore.ordering.mail.SentMail.Claim.HeldElsewhere;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Writes to the buyer of an order, once for each reason, however often it is asked.
///
/// A crash between sending and remembering sends a mail twice: a mail cannot join a transaction,
/// and a missing one is worse than a second one.
public final class OrderMails {

  /// Longer than one sending takes, and shorter than the queue keeps a failed message back.
  static final Duration CLAIM_LASTS = Duration.ofSeconds(30);

  private final OrderStore orders;
  private final SentMail sentMail;
  private final Mailer mailer;
  private final BiFunction<Order, Instant, URI> page;
  private final LetterForm form;
  private final InstantSource clock;

  /// @param page where the buyer can look the order up, by a link that is made at that time
  public OrderMails(
      OrderStore orders,
      SentMail sentMail,
      Mailer mailer,
      BiFunction<Order, Instant, URI> page,
      Seller seller,
      InstantSource clock) {
    this.orders = orders;
    this.sentMail = sentMail;
    this.mailer = mailer;
    this.page = page;
    this.form = new LetterForm(seller);
    this.clock = clock;
  }

  /// What was done.
  public enum Outcome {
    SENT,
    SENT_BEFORE,
    /// The order does not call for this mail: it was never paid, say, or its buyer was erased.
    NOT_DUE
  }

  /// Mails the receipt of an order, if it was ever paid.
  ///
  /// @throws RetryLater when another invocation is sending it
  /// @throws NoSuchElementException when there is no such order
  public Outcome receipt(OrderId id) {
    return send(id, new MailKey(Kind.RECEIPT, id.value()), this::receiptOf);
  }

  /// Mails the receipt of an order once more, to whatever address the order has now.
  ///
  /// @throws RetryLater when another invocation is sending it
  public Outcome receiptAgain(ReceiptRequested request) {
    return send(
        request.orderId(),
        new MailKey(
            Kind.RECEIPT_AGAIN, "%s:%s".formatted(request.orderId().value(), request.requestId())),
        this::receiptOf);
  }

  /// Mails that a parcel is on its way.
  ///
  /// @throws RetryLater when another invocation is sending it
  public Outcome dispatched(ShipmentDispatched parcel) {
    return send(
        parcel.orderId(),
        new MailKey(Kind.DISPATCHED, parcel.shipmentId()),
        order -> Optional.of(OrderLetters.dispatched(order, page(order), parcel)));
  }

  /// Mails that digital items can be downloaded.
  ///
  /// @throws RetryLater when another invocation is sending it
  public Outcome downloads(DigitalItemsSent sent) {
    var lines = sent.lines().stream().map(LineQuantity::lineId).sorted().toList();
    return send(
        sent.orderId(),
        new MailKey(
            Kind.DOWNLOADS, sent.orderId().value() + ":" + Sha256.hex(String.join(",", lines))),
        order -> Optional.of(OrderLetters.downloads(order, page(order), sent)));
  }

  /// Mails that an order was cancelled, if it was ever paid: whoever leaves the payment page knows.
  ///
  /// @throws RetryLater when another invocation is sending it
  public Outcome cancelled(OrderCancelled cancelled) {
    return send(
        cancelled.orderId(),
        new MailKey(Kind.CANCELLED, cancelled.orderId().value()),
        order -> order.paidAt().map(_ -> OrderLetters.cancelled(order, page(order), cancelled)));
  }

  /// Mails that money of an order has gone back; not what the buyer's bank took, nor that a refund
  /// came back to the store, which a person has to see to first.
  ///
  /// @throws RetryLater when another invocation is sending it
  public Outcome refunded(OrderRefunded refund) {
    var byTheStore = refund.cause() != RefundCause.DISPUTE_LOST && refund.amount().minorUnits() > 0;
    return send(
        refund.orderId(),
        new MailKey(Kind.REFUND, "%s:%s".formatted(refund.orderId().value(), refund.refundId())),
        order ->
            Optional.of(order)
                .filter(_ -> byTheStore)
                .map(it -> OrderLetters.refunded(it, page(it), refund)));
  }

  /// Mails that a payment goes back which the order does not need. Other refunds are told once the
  /// money has gone.
  ///
  /// @throws RetryLater when another invocation is sending it
  public Outcome paymentReturned(RefundRequested refund) {
    var unwanted =
        switch (refund.cause()) {
          case LATE_PAYMENT, PAYMENT_MISMATCH -> true;
          case FULFILMENT_REJECTED,
              ORDER_CANCELLED,
              RETURNED,
              STORE_DECISION,
              MADE_AT_PROVIDER,
              DISPUTE_LOST ->
              false;
        };
    // Requests of before refunds had names were one for each cause.
    var name = refund.refundId().isEmpty() ? refund.cause().name() : refund.refundId();
    return send(
        refund.orderId(),
        new MailKey(Kind.PAYMENT_RETURNED, "%s:%s".formatted(refund.orderId().value(), name)),
        order ->
            Optional.of(order)
                .filter(_ -> unwanted)
                .map(it -> OrderLetters.paymentReturned(it, page(it), refund)));
  }

  /// Mails what the store answers to a buyer who wants to send goods back.
  ///
  /// @throws RetryLater when another invocation is sending it
  public Outcome returnDecided(ReturnDecided decided) {
    return send(
        decided.orderId(),
        new MailKey(
            Kind.RETURN_DECIDED, "%s:%s".formatted(decided.orderId().value(), decided.returnId())),
        order ->
            order
                .goods()
                .returnRequest(decided.returnId())
                .map(it -> OrderLetters.returnDecided(order, page(order), decided, it)));
  }

  /// Mails a link that opens the order, to the address that the order has.
  ///
  /// @throws RetryLater when another invocation is sending it
  public Outcome access(OrderAccessRequested request) {
    return send(
        request.orderId(),
        new MailKey(
            Kind.ORDER_ACCESS, "%s:%s".formatted(request.orderId().value(), request.requestedAt())),
        order -> Optional.of(OrderLetters.access(order, page(order))));
  }

  /// By a link that works as long as any, however old the order is.
  private URI page(Order order) {
    return page.apply(order, clock.instant());
  }

  private Optional<Letter> receiptOf(Order order) {
    return order.paidAt().map(_ -> ReceiptLetter.of(order, page(order)));
  }

  private Outcome send(OrderId id, MailKey key, Function<Order, Optional<Letter>> writes) {
    var order =
        orders.find(id).orElseThrow(() -> new NoSuchElementException("no order " + id.value()));
    var letter = writes.apply(order);
    var to = order.purchase().email();
    if (letter.isEmpty() || to.isEmpty()) {
      return Outcome.NOT_DUE;
    }
    var now = clock.instant();
    return switch (sentMail.claim(key, now, now.plus(CLAIM_LASTS))) {
      case Granted claim -> {
        mailer.send(form.fill(letter.get(), to.get()));
        sentMail.markSent(key, claim, clock.instant());
        yield Outcome.SENT;
      }
      case AlreadySent _ -> Outcome.SENT_BEFORE;
      case HeldElsewhere(var until) ->
          throw new RetryLater(
              "%s of order %s is claimed until %s".formatted(key.kind(), id.value(), until));
    };
  }

  /// Another invocation holds the claim: it either finishes or lets the claim lapse.
  public static final class RetryLater extends RuntimeException {

    RetryLater(String why) {
      super(why);
    }
  }
}
