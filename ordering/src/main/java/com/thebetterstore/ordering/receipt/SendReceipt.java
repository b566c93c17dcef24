package com.thebetterstore.ordering.receipt;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.receipt.SentMail.Claim.AlreadySent;
import com.thebetterstore.ordering.receipt.SentMail.Claim.Granted;
import com.thebetterstore.ordering.receipt.SentMail.Claim.HeldElsewhere;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.NoSuchElementException;
import java.util.function.Function;

/// Mails the receipt of a paid order, once however often it is asked.
///
/// A crash between sending and remembering sends it twice: a mail cannot join a transaction, and a
/// missing receipt is worse than a second one.
public final class SendReceipt {

  /// Longer than one sending takes, and shorter than the queue keeps a failed message back.
  static final Duration CLAIM_LASTS = Duration.ofSeconds(30);

  private final OrderStore orders;
  private final SentMail sentMail;
  private final Mailer mailer;
  private final Function<Order, URI> page;
  private final Seller seller;
  private final InstantSource clock;

  /// @param page where the buyer can look the order up
  public SendReceipt(
      OrderStore orders,
      SentMail sentMail,
      Mailer mailer,
      Function<Order, URI> page,
      Seller seller,
      InstantSource clock) {
    this.orders = orders;
    this.sentMail = sentMail;
    this.mailer = mailer;
    this.page = page;
    this.seller = seller;
    this.clock = clock;
  }

  /// What was done.
  public enum Outcome {
    SENT,
    SENT_BEFORE,
    /// The order was never paid; it gets no receipt.
    NOT_PAID
  }

  /// Mails the receipt, if it is due.
  ///
  /// @throws RetryLater when another invocation is sending it
  /// @throws NoSuchElementException when there is no such order
  public Outcome send(OrderId id) {
    var order =
        orders.find(id).orElseThrow(() -> new NoSuchElementException("no order " + id.value()));
    if (order.paidAt().isEmpty()) {
      return Outcome.NOT_PAID;
    }
    var now = clock.instant();
    return switch (sentMail.claim(id, now, now.plus(CLAIM_LASTS))) {
      case Granted claim -> {
        mailer.send(ReceiptMail.of(order, page.apply(order), seller));
        sentMail.markSent(id, claim, clock.instant());
        yield Outcome.SENT;
      }
      case AlreadySent _ -> Outcome.SENT_BEFORE;
      case HeldElsewhere(var until) ->
          throw new RetryLater("receipt of order " + id.value() + " is claimed until " + until);
    };
  }

  /// Another invocation holds the claim: it either finishes or lets the claim lapse.
  public static final class RetryLater extends RuntimeException {

    RetryLater(String why) {
      super(why);
    }
  }
}
