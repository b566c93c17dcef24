package com.thebetterstore.provider.page;

import com.thebetterstore.provider.api.Debits;
import com.thebetterstore.provider.api.Disputes;
import com.thebetterstore.provider.api.Reviews;
import com.thebetterstore.provider.api.StripeViews;
import com.thebetterstore.provider.journal.Journal;
import com.thebetterstore.provider.journal.StripeIds;
import com.thebetterstore.provider.ledger.Charge;
import com.thebetterstore.provider.ledger.CheckoutSession;
import com.thebetterstore.provider.ledger.Decline;
import com.thebetterstore.provider.ledger.Ledger;
import com.thebetterstore.provider.ledger.PaymentIntent;
import com.thebetterstore.provider.ledger.TestMethod;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What a buyer does on the payment page, with a card or a bank account. Each call is one change of
/// the ledger.
public record CardPayments(
    Ledger ledger,
    StripeIds ids,
    StripeViews views,
    Journal journal,
    Disputes disputes,
    Reviews reviews) {

  /// How an attempt ended.
  sealed interface Outcome {
    /// The buyer is done, now or before: the money is taken, or will be debited.
    record Done(CheckoutSession session) implements Outcome {}

    /// The session is still open for another card.
    record Refused(CheckoutSession session, Decline decline) implements Outcome {}

    /// The bank wants the buyer to confirm first.
    record ConfirmationAsked(CheckoutSession session) implements Outcome {}

    /// The session ended without payment.
    record Ended(CheckoutSession session) implements Outcome {}
  }

  Outcome pay(String sessionId, TestMethod method) {
    return ledger.file().change(() -> attempt(ledger.session(sessionId), method));
  }

  /// The buyer's answer on the bank's page.
  Outcome confirm(String sessionId, boolean agreed) {
    return ledger
        .file()
        .change(() -> {
          var session = ledger.session(sessionId);
          var intent = session.intent().map(id -> ledger.intent(id, "intent"));
          var asked = intent.filter(CardPayments::waitsForConfirmation);
          if (asked.isEmpty() || asked.get().method() == null) {
            return stateOf(session, intent);
          }
          var card = asked.get().method();
          return agreed
              ? charge(session, asked.get(), card)
              : refuse(session, asked.get(), card, TestMethod.authenticationFailed());
        });
  }

  private Outcome attempt(CheckoutSession session, TestMethod method) {
    if (!session.isOpen() || session.isDueToExpire(ids.clock().instant())) {
      return stateOf(session, Optional.empty());
    }
    var opened = session.intent().isPresent() ? session : withIntent(session);
    var intent = ledger.intent(opened.intent().orElseThrow(), "intent");
    if (method.isBankAccount()) {
      return debit(opened, intent, method);
    }
    if (!method.asksForConfirmation()) {
      return charge(opened, intent, method);
    }
    var challenged = intent.challenged(method);
    ledger.intents().put(challenged.id(), challenged);
    journal.record("payment_intent.requires_action", views.intent(challenged));
    return new Outcome.ConfirmationAsked(opened);
  }

  private CheckoutSession withIntent(CheckoutSession session) {
    var intent =
        new PaymentIntent(
            ids.next("pi_"),
            session.id(),
            ids.clock().instant().getEpochSecond(),
            session.amountTotal(),
            session.currency(),
            session.caller().intentMetadata(),
            PaymentIntent.State.REQUIRES_PAYMENT_METHOD,
            null,
            null,
            null,
            null);
    ledger.intents().put(intent.id(), intent);
    var opened = session.paidThrough(intent.id());
    ledger.sessions().put(opened.id(), opened);
    journal.record("payment_intent.created", views.intent(intent));
    return opened;
  }

  private Outcome charge(CheckoutSession session, PaymentIntent intent, TestMethod card) {
    var decline = card.decline();
    if (decline != null) {
      return refuse(session, intent, card, decline);
    }
    var charge = charge(intent, card, null);
    var succeeded = intent.succeeded(card, charge.id());
    var complete = session.in(CheckoutSession.State.COMPLETE);
    ledger.intents().put(succeeded.id(), succeeded);
    var paid = card == TestMethod.REVIEWED ? reviews.open(charge) : succeeded;
    ledger.sessions().put(complete.id(), complete);
    journal.record("charge.succeeded", views.charge(charge));
    journal.record("payment_intent.succeeded", views.intent(paid));
    journal.record("checkout.session.completed", views.session(complete));
    if (card == TestMethod.DISPUTED) {
      disputes.open(charge, "fraudulent", OptionalLong.empty());
    }
    return new Outcome.Done(complete);
  }

  /// The buyer is done; whether the money comes is known later.
  private Outcome debit(CheckoutSession session, PaymentIntent intent, TestMethod account) {
    var charge = charge(intent, account, null);
    var processing = intent.processing(account, charge.id());
    var submitted = session.in(CheckoutSession.State.SUBMITTED);
    ledger.intents().put(processing.id(), processing);
    ledger.sessions().put(submitted.id(), submitted);
    ledger.appoint(charge.created() + Debits.SECONDS, charge.id());
    journal.record("charge.pending", views.charge(charge));
    journal.record("payment_intent.processing", views.intent(processing));
    journal.record("checkout.session.completed", views.session(submitted));
    return new Outcome.Done(submitted);
  }

  private Outcome refuse(
      CheckoutSession session, PaymentIntent intent, TestMethod card, Decline decline) {
    var charge = charge(intent, card, decline);
    var declined = intent.declined(card, decline, charge.id());
    ledger.intents().put(declined.id(), declined);
    journal.record("charge.failed", views.charge(charge));
    journal.record("payment_intent.payment_failed", views.intent(declined));
    return new Outcome.Refused(session, decline);
  }

  private Charge charge(PaymentIntent intent, TestMethod method, @Nullable Decline decline) {
    var charge =
        new Charge(
            ids.next("ch_"),
            intent.id(),
            ids.clock().instant().getEpochSecond(),
            intent.amount(),
            intent.currency(),
            method,
            decline,
            0,
            method.isBankAccount(),
            false,
            intent.metadata());
    ledger.charges().put(charge.id(), charge);
    return charge;
  }

  private static Outcome stateOf(CheckoutSession session, Optional<PaymentIntent> intent) {
    var decline = intent.map(PaymentIntent::lastDecline);
    return switch (session.state()) {
      case SUBMITTED, COMPLETE -> new Outcome.Done(session);
      case EXPIRED -> new Outcome.Ended(session);
      case OPEN ->
          decline.isPresent()
              ? new Outcome.Refused(session, decline.get())
              : new Outcome.Ended(session);
    };
  }

  private static boolean waitsForConfirmation(PaymentIntent intent) {
    return intent.state() == PaymentIntent.State.REQUIRES_ACTION;
  }
}
