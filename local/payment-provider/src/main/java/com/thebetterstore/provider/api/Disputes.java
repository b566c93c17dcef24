package com.thebetterstore.provider.api;

import com.thebetterstore.provider.journal.Journal;
import com.thebetterstore.provider.journal.StripeIds;
import com.thebetterstore.provider.ledger.Charge;
import com.thebetterstore.provider.ledger.Dispute;
import com.thebetterstore.provider.ledger.Dispute.State;
import com.thebetterstore.provider.ledger.Ledger;
import com.thebetterstore.provider.request.StripeError;
import java.util.OptionalLong;

/// Disputes, by Stripe's rules: the money goes at once, and comes back if the merchant wins.
public record Disputes(
    Ledger ledger, StripeIds ids, StripeViews views, Journal journal, Reviews reviews) {

  /// The buyer's bank asks for a part of a charge.
  ///
  /// @param part all that is left of the charge if empty
  public Dispute open(Charge charge, String reason, OptionalLong part) {
    if (charge.refundable() == 0) {
      throw StripeError.refused(
          null, "charge", "Nothing is left of charge %s to dispute.".formatted(charge.id()));
    }
    if (isUndecidedOrLost(charge.id())) {
      throw StripeError.refused(
          null, "charge", "Charge %s is disputed already.".formatted(charge.id()));
    }
    var amount = part.orElse(charge.refundable());
    if (amount > charge.refundable()) {
      throw StripeError.refused(
          null,
          "amount",
          "Dispute amount (%d) is greater than what is left of the charge (%d)."
              .formatted(amount, charge.refundable()));
    }
    var dispute =
        new Dispute(
            ids.next("du_"),
            charge.id(),
            charge.intentId(),
            ids.clock().instant().getEpochSecond(),
            amount,
            charge.currency(),
            reason,
            State.NEEDS_RESPONSE);
    ledger.disputes().put(dispute.id(), dispute);
    ledger.charges().put(charge.id(), charge.withDispute());
    journal.record("charge.dispute.created", views.dispute(dispute));
    journal.record("charge.dispute.funds_withdrawn", views.dispute(dispute));
    reviews.end(charge, "disputed");
    return dispute;
  }

  /// The banks have decided.
  public Dispute close(String id, boolean won) {
    var dispute = ledger.dispute(id);
    if (!dispute.isOpen()) {
      throw StripeError.refused(
          null,
          "dispute",
          "Dispute %s is closed already: it was %s."
              .formatted(id, StripeViews.lower(dispute.state())));
    }
    var closed = dispute.in(won ? State.WON : State.LOST);
    ledger.disputes().put(id, closed);
    journal.record("charge.dispute.closed", views.dispute(closed));
    if (won) {
      journal.record("charge.dispute.funds_reinstated", views.dispute(closed));
    }
    return closed;
  }

  /// Whether a charge's money is with the buyer's bank, so that none of it can be refunded.
  public boolean isUndecidedOrLost(String chargeId) {
    return ledger
        .disputes()
        .all()
        .filter(dispute -> dispute.chargeId().equals(chargeId))
        .anyMatch(dispute -> dispute.state() != State.WON);
  }
}
