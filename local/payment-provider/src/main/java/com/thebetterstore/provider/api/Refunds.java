package com.thebetterstore.provider.api;

import com.thebetterstore.provider.api.Faults.NextRefund;
import com.thebetterstore.provider.journal.Journal;
import com.thebetterstore.provider.journal.StripeIds;
import com.thebetterstore.provider.ledger.CardRefund;
import com.thebetterstore.provider.ledger.CardRefund.State;
import com.thebetterstore.provider.ledger.Charge;
import com.thebetterstore.provider.ledger.Ledger;
import com.thebetterstore.provider.ledger.PaymentIntent;
import com.thebetterstore.provider.ledger.TestMethod;
import com.thebetterstore.provider.request.FormParameters;
import com.thebetterstore.provider.request.StripeError;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Refunds, by Stripe's rules.
public record Refunds(
    Ledger ledger,
    StripeIds ids,
    StripeViews views,
    Journal journal,
    Disputes disputes,
    Reviews reviews,
    Faults faults) {
  private static final String FRAUD = "fraudulent";
  private static final long SECONDS_UNTIL_THE_END = 2;
  private static final List<String> REASONS =
      List.of("", "duplicate", FRAUD, "requested_by_customer");

  /// Sends money back, at most what is left of the charge; all of it when no amount is given.
  CardRefund create(FormParameters form) {
    var chargeId = form.text("charge");
    var intentId = form.text("payment_intent");
    var amount = form.integer("amount");
    var reason = form.choice("reason", "", REASONS);
    var metadata = form.metadata("metadata");
    form.refuseUnread();
    if (amount.isPresent() && amount.getAsLong() < 1) {
      throw StripeError.badParameter(
          "parameter_invalid_integer", "amount", "This value must be greater than or equal to 1.");
    }
    if (chargeId.isEmpty() && intentId.isEmpty()) {
      throw StripeError.badRequest(
          "One of the following params should be provided for this request: payment_intent or"
              + " charge.");
    }
    var charge =
        chargeId.map(id -> ledger.charge(id, "charge")).orElseGet(() -> chargeOf(intentId.get()));
    return refund(
        charge, amount.orElseGet(charge::refundable), reason.isEmpty() ? null : reason, metadata);
  }

  /// Sends money back as a person does in the dashboard: without the merchant's metadata.
  public CardRefund create(Charge charge, OptionalLong amount) {
    return refund(charge, amount.orElseGet(charge::refundable), "requested_by_customer", Map.of());
  }

  /// Sends all that is left of a payment back that somebody has looked at and does not want.
  public void decline(PaymentIntent intent, boolean asFraud) {
    var charge = ledger.charge(reviews.wanted(intent).chargeId(), "charge");
    refund(charge, charge.refundable(), asFraud ? FRAUD : "requested_by_customer", Map.of());
  }

  private Charge chargeOf(String intentId) {
    var intent = ledger.intent(intentId, "payment_intent");
    if (intent.state() != PaymentIntent.State.SUCCEEDED || intent.latestChargeId() == null) {
      throw StripeError.refused(
          null,
          "payment_intent",
          "This PaymentIntent (%s) does not have a successful charge to refund."
              .formatted(intentId));
    }
    return ledger.charge(intent.latestChargeId(), "charge");
  }

  private CardRefund refund(
      Charge charge, long amount, @Nullable String reason, Map<String, String> metadata) {
    if (charge.refundable() == 0) {
      throw StripeError.refused(
          "charge_already_refunded",
          "charge",
          "Charge %s has already been refunded.".formatted(charge.id()));
    }
    if (amount > charge.refundable()) {
      throw StripeError.refused(
          null,
          "amount",
          "Refund amount (%d) is greater than unrefunded amount on charge (%d)"
              .formatted(amount, charge.refundable()));
    }
    if (disputes.isUndecidedOrLost(charge.id())) {
      throw StripeError.refused(
          "charge_disputed",
          "charge",
          "Charge %s has been charged back; cannot issue a refund.".formatted(charge.id()));
    }
    var next = faults.takeNextRefund();
    var created = ids.clock().instant().getEpochSecond();
    var refund =
        new CardRefund(
            ids.next("re_"),
            charge.id(),
            charge.intentId(),
            created,
            amount,
            charge.currency(),
            reason,
            metadata,
            firstState(charge, next),
            fails(charge, next));
    var refunded = charge.refunded(amount);
    ledger.charges().put(refunded.id(), refunded);
    ledger.refunds().put(refund.id(), refund);
    journal.record("refund.created", views.refund(refund));
    journal.record("charge.refunded", views.charge(refunded));
    if (refunded.refundable() == 0) {
      reviews.end(refunded, FRAUD.equals(reason) ? "refunded_as_fraud" : "refunded");
    }
    if (refund.fails() || (next == NextRefund.AS_USUAL && refund.state() == State.PENDING)) {
      ledger.appoint(created + SECONDS_UNTIL_THE_END, refund.id());
    }
    return refund;
  }

  /// A refund that will fail looks successful at first, if it is the card's fault.
  private static State firstState(Charge charge, NextRefund next) {
    var pending = next != NextRefund.AS_USUAL || charge.method() == TestMethod.REFUND_PENDING;
    return pending ? State.PENDING : State.SUCCEEDED;
  }

  private static boolean fails(Charge charge, NextRefund next) {
    return switch (next) {
      case AS_USUAL -> charge.method() == TestMethod.REFUND_FAILS;
      case PENDING -> false;
      case FAILS -> true;
    };
  }

  /// Lets a refund end whose time has come.
  void end(String id) {
    var refund = ledger.refund(id);
    if (refund.fails()) {
      fail(refund);
    } else if (refund.state() == State.PENDING) {
      succeed(refund);
    }
  }

  /// Ends a refund as the dashboard says: one that is pending either way; one that succeeded may
  /// yet fail, when the card's bank sends the money back.
  public CardRefund end(String id, boolean succeeds) {
    var refund = ledger.refund(id);
    var ended = refund.state() == State.FAILED || (succeeds && refund.state() == State.SUCCEEDED);
    if (ended) {
      throw StripeError.refused(
          null,
          "refund",
          "Refund %s has ended: its status is `%s`."
              .formatted(id, StripeViews.lower(refund.state())));
    }
    return succeeds ? succeed(refund) : fail(refund);
  }

  private CardRefund succeed(CardRefund refund) {
    var succeeded = refund.in(State.SUCCEEDED);
    ledger.refunds().put(succeeded.id(), succeeded);
    journal.record("refund.updated", views.refund(succeeded));
    return succeeded;
  }

  /// The money is the merchant's again, and may be refunded anew.
  private CardRefund fail(CardRefund refund) {
    if (refund.state() == State.FAILED) {
      return refund;
    }
    var failed = refund.in(State.FAILED);
    var restored = ledger.charge(refund.chargeId(), "charge").refunded(-refund.amount());
    ledger.refunds().put(failed.id(), failed);
    ledger.charges().put(restored.id(), restored);
    journal.record("refund.failed", views.refund(failed));
    return failed;
  }
}
