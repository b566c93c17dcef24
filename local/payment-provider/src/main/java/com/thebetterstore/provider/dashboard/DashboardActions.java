package com.thebetterstore.provider.dashboard;

import com.thebetterstore.provider.api.Checkouts;
import com.thebetterstore.provider.api.Debits;
import com.thebetterstore.provider.api.Disputes;
import com.thebetterstore.provider.api.Faults;
import com.thebetterstore.provider.api.Faults.NextRefund;
import com.thebetterstore.provider.api.Refunds;
import com.thebetterstore.provider.api.Reviews;
import com.thebetterstore.provider.journal.Journal;
import com.thebetterstore.provider.ledger.Charge;
import com.thebetterstore.provider.ledger.Ledger;
import com.thebetterstore.provider.request.StripeError;
import com.thebetterstore.provider.webhook.Webhooks;
import com.thebetterstore.provider.webhook.Webhooks.Order;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What can be done in the dashboard: with payments, with webhooks, and to the provider itself.
public record DashboardActions(
    Ledger ledger,
    Journal journal,
    Checkouts checkouts,
    Debits debits,
    Refunds refunds,
    Disputes disputes,
    Reviews reviews,
    Webhooks webhooks,
    Faults faults) {

  private static final int MAX_COPIES = 20;
  private static final int MAX_SECONDS_SLOW = 30;
  private static final int MAX_SECONDS_DOWN = 3_600;
  private static final int FIRST_FAILURE = 400;
  private static final int LAST_FAILURE = 599;
  private static final List<String> REASONS =
      List.of("fraudulent", "product_not_received", "duplicate", "general");

  /// Does one thing, wholly or not at all.
  ///
  /// @param path such as `payments`, an id, `refund`
  /// @throws StripeError if there is no such action, or it cannot be done now
  void apply(List<String> path, ActionBody body) {
    switch (path.size()) {
      case 2 -> applyToAll(path.getFirst() + "/" + path.getLast(), body);
      case 3 -> {
        var action = path.getFirst() + "/" + path.getLast();
        ledger.file().change(() -> applyToOne(action, path.get(1), body));
      }
      default -> throw noSuchAction(path);
    }
  }

  private void applyToOne(String action, String id, ActionBody body) {
    switch (action) {
      case "sessions/expire" -> {
        body.refuseUnread();
        checkouts.expire(id);
      }
      case "payments/refund" -> {
        var charge = charge(id);
        var amount = body.amount("amount", charge.currency());
        body.refuseUnread();
        refunds.create(charge, amount);
      }
      case "payments/dispute" -> {
        var charge = charge(id);
        var reason = body.choiceOrFirst("reason", REASONS);
        var part = body.amount("amount", charge.currency());
        body.refuseUnread();
        disputes.open(charge, reason, part);
      }
      case "payments/review" -> {
        var outcome = body.choice("outcome", List.of("approved", "refunded", "refunded_as_fraud"));
        body.refuseUnread();
        var intent = ledger.intent(id, "payment_intent");
        if (outcome.equals("approved")) {
          reviews.approve(intent);
        } else {
          refunds.decline(intent, outcome.equals("refunded_as_fraud"));
        }
      }
      case "payments/end" -> {
        var paid = isFirst(body, "succeeded", "failed");
        debits.end(ledger.intent(id, "payment_intent"), paid);
      }
      case "refunds/end" -> refunds.end(id, isFirst(body, "succeeded", "failed"));
      case "disputes/close" -> disputes.close(id, isFirst(body, "won", "lost"));
      case "events/send" -> {
        body.refuseUnread();
        journal.queue(ledger.event(id).id());
      }
      default -> throw noSuchAction(List.of(action));
    }
  }

  private void applyToAll(String action, ActionBody body) {
    switch (action) {
      case "webhooks/hold" -> {
        body.refuseUnread();
        webhooks.hold();
      }
      case "webhooks/release" -> {
        var order =
            body.choiceOrFirst("order", List.of("oldest_first", "newest_first", "shuffled"));
        body.refuseUnread();
        webhooks.release(Order.valueOf(order.toUpperCase(Locale.ROOT)));
      }
      case "webhooks/copies" -> {
        var copies = body.number("copies", 1, MAX_COPIES);
        body.refuseUnread();
        webhooks.sendCopies(copies);
      }
      case "faults/next-refund" -> {
        var outcome = body.choice("outcome", List.of("as_usual", "pending", "fails"));
        body.refuseUnread();
        faults.nextRefund(NextRefund.valueOf(outcome.toUpperCase(Locale.ROOT)));
      }
      case "faults/next-request" -> {
        var status = body.number("status", FIRST_FAILURE, LAST_FAILURE);
        body.refuseUnread();
        faults.failNext(status);
      }
      case "faults/slow" -> {
        var seconds = body.number("seconds", 0, MAX_SECONDS_SLOW);
        body.refuseUnread();
        faults.slowDown(Duration.ofSeconds(seconds));
      }
      case "faults/down" -> {
        var seconds = body.number("seconds", 0, MAX_SECONDS_DOWN);
        body.refuseUnread();
        faults.goDown(Duration.ofSeconds(seconds));
      }
      default -> throw noSuchAction(List.of(action));
    }
  }

  /// The charge that took a payment's money.
  private Charge charge(String intentId) {
    var intent = ledger.intent(intentId, "payment_intent");
    if (intent.latestChargeId() == null) {
      throw StripeError.refused(null, "payment_intent", "Nobody has paid %s.".formatted(intentId));
    }
    return ledger.charge(intent.latestChargeId(), "charge");
  }

  private static boolean isFirst(ActionBody body, String first, String second) {
    var outcome = body.choice("outcome", List.of(first, second));
    body.refuseUnread();
    return outcome.equals(first);
  }

  private static StripeError noSuchAction(List<String> path) {
    return StripeError.noSuchRoute("POST", "/pay/dashboard/api/" + String.join("/", path));
  }
}
