package com.thebetterstore.provider.api;

import com.thebetterstore.provider.journal.Journal;
import com.thebetterstore.provider.journal.StripeIds;
import com.thebetterstore.provider.ledger.Charge;
import com.thebetterstore.provider.ledger.Ledger;
import com.thebetterstore.provider.ledger.PaymentIntent;
import com.thebetterstore.provider.ledger.Review;
import com.thebetterstore.provider.request.StripeError;
import java.util.Optional;

/// Reviews, by Stripe's rules: the money is taken, and the merchant is asked to look. One ends when
/// somebody approves the payment, and when its money goes back or is disputed.
public record Reviews(Ledger ledger, StripeIds ids, StripeViews views, Journal journal) {

  /// Puts a payment up for review; gives the payment that names it.
  public PaymentIntent open(Charge charge) {
    var review =
        new Review(
            ids.next("prv_"),
            charge.id(),
            charge.intentId(),
            ids.clock().instant().getEpochSecond(),
            null);
    var reviewed = ledger.intent(charge.intentId(), "intent").reviewed(review.id());
    ledger.reviews().put(review.id(), review);
    ledger.intents().put(reviewed.id(), reviewed);
    journal.record("review.opened", views.review(review));
    return reviewed;
  }

  /// Somebody has looked, and the payment is good.
  public void approve(PaymentIntent intent) {
    close(wanted(intent), "approved");
  }

  /// That the payment is under review.
  ///
  /// @throws StripeError if it is not
  public Review wanted(PaymentIntent intent) {
    return under(intent)
        .orElseThrow(() ->
            StripeError.refused(
                null, "review", "Payment %s is not under review.".formatted(intent.id())));
  }

  /// Ends the review of a charge whose money is gone, if there is one.
  ///
  /// @param reason `refunded`, `refunded_as_fraud` or `disputed`
  void end(Charge charge, String reason) {
    under(ledger.intent(charge.intentId(), "intent")).ifPresent(review -> close(review, reason));
  }

  private Optional<Review> under(PaymentIntent intent) {
    return intent.review().flatMap(ledger.reviews()::get).filter(Review::isOpen);
  }

  private void close(Review review, String reason) {
    var closed = review.closed(reason);
    ledger.reviews().put(closed.id(), closed);
    journal.record("review.closed", views.review(closed));
  }
}
