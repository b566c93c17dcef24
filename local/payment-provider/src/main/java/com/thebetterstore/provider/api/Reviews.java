package com.thebetterstore.provider.api;

import com.thebetterstore.provider.ledger.Charge;
import com.thebetterstore.provider.ledger.Journal;
import com.thebetterstore.provider.ledger.Ledger;
import com.thebetterstore.provider.ledger.PaymentIntent;
import com.thebetterstore.provider.ledger.Review;
import com.thebetterstore.provider.ledger.StripeIds;
import com.thebetterstore.provider.request.StripeError;
import java.util.OptionalLong;

/// Reviews, by Stripe's rules: the money is taken, and the merchant is asked to look.
public record Reviews(
    Ledger ledger, StripeIds ids, StripeViews views, Journal journal, Refunds refunds) {

  /// Puts a payment up for review; gives the payment that names it.
  public static PaymentIntent open(
      Ledger ledger, StripeIds ids, StripeViews views, Journal journal, Charge charge) {
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

  /// Somebody has looked: the payment is approved, or all that is left of it goes back.
  ///
  /// @param outcome `approved`, `refunded` or `refunded_as_fraud`
  public void close(PaymentIntent intent, String outcome) {
    var review = intent.review().flatMap(ledger.reviews()::get).filter(Review::isOpen);
    if (review.isEmpty()) {
      throw StripeError.refused(
          null, "review", "Payment %s is not under review.".formatted(intent.id()));
    }
    if (!outcome.equals("approved")) {
      refunds.create(ledger.charge(review.get().chargeId(), "charge"), OptionalLong.empty());
    }
    var closed = review.get().closed(outcome);
    ledger.reviews().put(closed.id(), closed);
    journal.record("review.closed", views.review(closed));
  }
}
