package com.thebetterstore.provider.dashboard;

import com.thebetterstore.provider.api.Disputes;
import com.thebetterstore.provider.api.Faults;
import com.thebetterstore.provider.api.StripeViews;
import com.thebetterstore.provider.dashboard.DashboardView.FaultState;
import com.thebetterstore.provider.dashboard.DashboardView.Payment;
import com.thebetterstore.provider.dashboard.DashboardView.WebhookState;
import com.thebetterstore.provider.journal.StripeIds;
import com.thebetterstore.provider.ledger.CardRefund;
import com.thebetterstore.provider.ledger.Charge;
import com.thebetterstore.provider.ledger.CheckoutSession;
import com.thebetterstore.provider.ledger.Decline;
import com.thebetterstore.provider.ledger.Dispute;
import com.thebetterstore.provider.ledger.Ledger;
import com.thebetterstore.provider.ledger.PaymentIntent;
import com.thebetterstore.provider.ledger.RecordedEvent;
import com.thebetterstore.provider.ledger.Review;
import com.thebetterstore.provider.ledger.TestMethod;
import com.thebetterstore.provider.ledger.WebhookDelivery;
import com.thebetterstore.provider.webhook.Webhooks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads from the ledger what the dashboard shows.
public record DashboardContents(
    Ledger ledger, StripeIds ids, Disputes disputes, Webhooks webhooks, Faults faults) {

  /// How many of each kind are shown; the API of Stripe has all.
  private static final int SHOWN = 50;

  DashboardView now() {
    var waiting =
        webhooks.waiting().stream().map(WebhookDelivery::eventId).collect(Collectors.toSet());
    return new DashboardView(
        newest(ledger.intents().all(), PaymentIntent::id, this::payment),
        newest(ledger.sessions().all(), CheckoutSession::id, DashboardContents::session),
        newest(
            ledger.events().all(),
            RecordedEvent::id,
            event ->
                new DashboardView.Event(
                    event.id(),
                    event.type(),
                    Instant.ofEpochSecond(event.created()).toString(),
                    waiting.contains(event.id()))),
        new WebhookState(webhooks.isHeld(), webhooks.waiting().size(), webhooks.copies()),
        faultState());
  }

  private static <T, V> List<V> newest(Stream<T> all, Function<T, String> id, Function<T, V> view) {
    return all.sorted(Comparator.comparing(id).reversed()).limit(SHOWN).map(view).toList();
  }

  private Payment payment(PaymentIntent intent) {
    var charge = Optional.ofNullable(intent.latestChargeId()).flatMap(ledger.charges()::get);
    var left = charge.map(Charge::refundable).orElse(0L);
    var disputed = charge.filter(it -> disputes.isUndecidedOrLost(it.id())).isPresent();
    return new Payment(
        intent.id(),
        StripeViews.lower(intent.state()),
        amount(intent.amount(), intent.currency()),
        intent.currency().toUpperCase(Locale.ROOT),
        Optional.ofNullable(intent.method()).map(DashboardContents::method).orElse("none yet"),
        order(intent.metadata()),
        Optional.ofNullable(intent.lastDecline()).map(Decline::message).orElse(null),
        amount(left, intent.currency()),
        intent.state() == PaymentIntent.State.PROCESSING,
        intent.review().flatMap(ledger.reviews()::get).filter(Review::isOpen).isPresent(),
        left > 0 && !disputed,
        newest(
            ledger.refunds().all().filter(refund -> refund.intentId().equals(intent.id())),
            CardRefund::id,
            DashboardContents::refund),
        newest(
            ledger.disputes().all().filter(dispute -> dispute.intentId().equals(intent.id())),
            Dispute::id,
            DashboardContents::dispute));
  }

  private static DashboardView.Refund refund(CardRefund refund) {
    return new DashboardView.Refund(
        refund.id(),
        amount(refund.amount(), refund.currency()),
        StripeViews.lower(refund.state()),
        Optional.ofNullable(refund.reason()).orElse(""),
        refund.state() == CardRefund.State.PENDING,
        refund.state() == CardRefund.State.FAILED);
  }

  private static DashboardView.Dispute dispute(Dispute dispute) {
    return new DashboardView.Dispute(
        dispute.id(),
        amount(dispute.amount(), dispute.currency()),
        StripeViews.lower(dispute.state()),
        dispute.reason(),
        dispute.isOpen());
  }

  private static DashboardView.Session session(CheckoutSession session) {
    return new DashboardView.Session(
        session.id(),
        StripeViews.status(session),
        amount(session.amountTotal(), session.currency()),
        session.currency().toUpperCase(Locale.ROOT),
        order(session.caller().metadata()),
        session.isOpen());
  }

  private FaultState faultState() {
    var until = faults.downUntil();
    return new FaultState(
        StripeViews.lower(faults.nextRefund()),
        faults.delay().toSeconds(),
        ids.clock().instant().isBefore(until) ? until.toString() : null);
  }

  private static String method(TestMethod method) {
    return (method.isBankAccount() ? "bank account" : method.brand()) + " " + method.lastFour();
  }

  private static String order(Map<String, String> metadata) {
    return metadata.getOrDefault("orderId", "");
  }

  private static String amount(long minorUnits, String currencyCode) {
    var digits =
        Currency.getInstance(currencyCode.toUpperCase(Locale.ROOT)).getDefaultFractionDigits();
    return BigDecimal.valueOf(minorUnits, digits).toPlainString();
  }
}
