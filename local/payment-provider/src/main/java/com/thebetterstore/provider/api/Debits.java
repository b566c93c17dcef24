package com.thebetterstore.provider.api;

import com.thebetterstore.provider.journal.Journal;
import com.thebetterstore.provider.ledger.Charge;
import com.thebetterstore.provider.ledger.CheckoutSession;
import com.thebetterstore.provider.ledger.Ledger;
import com.thebetterstore.provider.ledger.PaymentIntent;
import com.thebetterstore.provider.ledger.TestMethod;
import com.thebetterstore.provider.request.StripeError;

/// What becomes of bank debits after the buyer has left: the money comes, or it does not.
public record Debits(Ledger ledger, StripeViews views, Journal journal) {

  /// How long a debit takes if nobody ends it sooner. Stripe's own test accounts take as long.
  public static final long SECONDS = 180;

  /// Ends a debit as its test account says.
  void end(String chargeId) {
    var charge = ledger.charge(chargeId, "charge");
    if (charge.pending()) {
      end(charge, charge.method() != TestMethod.DEBIT_BOUNCES);
    }
  }

  /// Ends the debit of a payment.
  public void end(PaymentIntent intent, boolean paid) {
    if (intent.state() != PaymentIntent.State.PROCESSING || intent.latestChargeId() == null) {
      throw StripeError.refused(
          "payment_intent_unexpected_state",
          "payment_intent",
          "This PaymentIntent (%s) has a status of `%s`: no debit of it is on its way."
              .formatted(intent.id(), StripeViews.lower(intent.state())));
    }
    end(ledger.charge(intent.latestChargeId(), "charge"), paid);
  }

  private void end(Charge charge, boolean paid) {
    var intent = ledger.intent(charge.intentId(), "intent");
    var session = ledger.session(intent.sessionId());
    if (paid) {
      succeed(charge.answered(null), intent, session.in(CheckoutSession.State.COMPLETE));
    } else {
      fail(charge.answered(TestMethod.debitBounced()), intent, session);
    }
  }

  private void succeed(Charge charge, PaymentIntent intent, CheckoutSession session) {
    var paid = intent.succeeded(charge.method(), charge.id());
    ledger.charges().put(charge.id(), charge);
    ledger.intents().put(paid.id(), paid);
    ledger.sessions().put(session.id(), session);
    journal.record("charge.succeeded", views.charge(charge));
    journal.record("payment_intent.succeeded", views.intent(paid));
    journal.record("checkout.session.async_payment_succeeded", views.session(session));
  }

  private void fail(Charge charge, PaymentIntent intent, CheckoutSession session) {
    var failed = intent.declined(charge.method(), TestMethod.debitBounced(), charge.id());
    ledger.charges().put(charge.id(), charge);
    ledger.intents().put(failed.id(), failed);
    journal.record("charge.failed", views.charge(charge));
    journal.record("payment_intent.payment_failed", views.intent(failed));
    journal.record("checkout.session.async_payment_failed", views.session(session));
  }
}
