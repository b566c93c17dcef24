package com.thebetterstore.provider.api;

import com.thebetterstore.provider.ledger.CardRefund;
import com.thebetterstore.provider.ledger.Charge;
import com.thebetterstore.provider.ledger.Journal;
import com.thebetterstore.provider.ledger.Ledger;
import com.thebetterstore.provider.ledger.PaymentIntent;
import com.thebetterstore.provider.ledger.StripeIds;
import com.thebetterstore.provider.ledger.TestCard;
import com.thebetterstore.provider.request.FormParameters;
import com.thebetterstore.provider.request.StripeError;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Refunds, by Stripe's rules.
public record Refunds(Ledger ledger, StripeIds ids, StripeViews views, Journal journal) {
  private static final List<String> REASONS =
      List.of("", "duplicate", "fraudulent", "requested_by_customer");

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

  /// Lets refunds that were left pending end, as the test card of each says.
  public void sweep() {
    if (ledger.refunds().all().anyMatch(this::isUnsettled)) {
      ledger
          .file()
          .change(
              () -> ledger.refunds().all().filter(this::isUnsettled).toList().forEach(this::end));
    }
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
    var refund =
        new CardRefund(
            ids.next("re_"),
            charge.id(),
            charge.intentId(),
            ids.clock().instant().getEpochSecond(),
            amount,
            charge.currency(),
            reason,
            metadata,
            firstState(charge));
    var refunded = charge.refunded(amount);
    ledger.charges().put(refunded.id(), refunded);
    ledger.refunds().put(refund.id(), refund);
    journal.record("refund.created", views.refund(refund));
    journal.record("charge.refunded", views.charge(refunded));
    return refund;
  }

  private static CardRefund.State firstState(Charge charge) {
    return switch (charge.card()) {
      case REFUND_PENDING, REFUND_FAILS -> CardRefund.State.PENDING;
      default -> CardRefund.State.SUCCEEDED;
    };
  }

  private boolean isUnsettled(CardRefund refund) {
    return refund.state() == CardRefund.State.PENDING;
  }

  private void end(CardRefund refund) {
    var charge = ledger.charge(refund.chargeId(), "charge");
    if (charge.card() == TestCard.REFUND_FAILS) {
      var failed = refund.in(CardRefund.State.FAILED);
      var restored = charge.refunded(-refund.amount());
      ledger.refunds().put(failed.id(), failed);
      ledger.charges().put(restored.id(), restored);
      journal.record("refund.failed", views.refund(failed));
    } else {
      var succeeded = refund.in(CardRefund.State.SUCCEEDED);
      ledger.refunds().put(succeeded.id(), succeeded);
      journal.record("refund.updated", views.refund(succeeded));
    }
  }
}
