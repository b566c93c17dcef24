package com.thebetterstore.provider.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.Stripe;
import com.thebetterstore.provider.ledger.CardRefund;
import com.thebetterstore.provider.ledger.Charge;
import com.thebetterstore.provider.ledger.CheckoutSession;
import com.thebetterstore.provider.ledger.Decline;
import com.thebetterstore.provider.ledger.Dispute;
import com.thebetterstore.provider.ledger.PaymentIntent;
import com.thebetterstore.provider.ledger.RecordedEvent;
import com.thebetterstore.provider.ledger.Review;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The provider's objects in the JSON of the API version that stripe-java speaks.
public record StripeViews(Supplier<URI> webBase) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String CARD = "card";
  private static final String BANK_ACCOUNT = "nz_bank_account";
  private static final long SECONDS_TO_ANSWER = Duration.ofDays(9).toSeconds();

  public ObjectNode session(CheckoutSession session) {
    var total = session.amountTotal();
    var view =
        object("checkout.session", session.id(), session.created())
            .put("amount_subtotal", total)
            .put("amount_total", total)
            .put("cancel_url", session.returns().cancel())
            .put("client_reference_id", session.caller().clientReferenceId())
            .put("currency", session.currency())
            .put("customer_email", session.caller().customerEmail())
            .put("expires_at", session.expiresAt())
            .put("mode", "payment")
            .put(
                "payment_status",
                session.state() == CheckoutSession.State.COMPLETE ? "paid" : "unpaid")
            .put("status", status(session))
            .put("success_url", session.returns().success())
            .put("ui_mode", "hosted_page")
            .put("url", session.isOpen() ? pageOf(session).toString() : null);
    methods(view, session.currency());
    view.putObject("total_details")
        .put("amount_discount", 0)
        .put("amount_shipping", 0)
        .put("amount_tax", 0);
    view.set("metadata", metadata(session.caller().metadata()));
    customerDetails(view, session);
    view.put("payment_intent", session.intentId());
    return view;
  }

  /// The page that the buyer is sent to.
  URI pageOf(CheckoutSession session) {
    return webBase.get().resolve("/pay/" + session.id());
  }

  public ObjectNode intent(PaymentIntent intent) {
    var view =
        object("payment_intent", intent.id(), intent.created())
            .put("amount", intent.amount())
            .put("amount_capturable", 0)
            .put("amount_received", intent.amountReceived())
            .put("capture_method", "automatic_async")
            .put("client_secret", intent.id() + "_secret_test")
            .put("confirmation_method", "automatic")
            .put("currency", intent.currency())
            .put("latest_charge", intent.latestChargeId())
            .put("review", intent.reviewId())
            .put("status", lower(intent.state()));
    methods(view, intent.currency());
    view.set("metadata", metadata(intent.metadata()));
    view.set("last_payment_error", decline(intent.lastDecline(), intent.latestChargeId()));
    if (intent.state() == PaymentIntent.State.REQUIRES_ACTION) {
      view.putObject("next_action").put("type", "use_stripe_sdk");
    }
    return view;
  }

  public ObjectNode charge(Charge charge) {
    var decline = charge.decline();
    var view =
        object("charge", charge.id(), charge.created())
            .put("amount", charge.amount())
            .put("amount_captured", charge.isPaid() ? charge.amount() : 0)
            .put("amount_refunded", charge.amountRefunded())
            .put("captured", charge.isPaid())
            .put("currency", charge.currency())
            .put("disputed", charge.disputed())
            .put("failure_code", decline == null ? null : decline.code())
            .put("failure_message", decline == null ? null : decline.message())
            .put("paid", charge.isPaid())
            .put("payment_intent", charge.intentId())
            .put("refunded", charge.isPaid() && charge.refundable() == 0)
            .put("status", status(charge));
    view.set("metadata", metadata(charge.metadata()));
    var type = charge.method().isBankAccount() ? BANK_ACCOUNT : CARD;
    var details = view.putObject("payment_method_details").put("type", type).putObject(type);
    if (type.equals(CARD)) {
      details.put("brand", charge.method().brand());
    }
    details.put("last4", charge.method().lastFour());
    return view;
  }

  private static String status(Charge charge) {
    if (charge.pending()) {
      return "pending";
    }
    return charge.isPaid() ? "succeeded" : "failed";
  }

  ObjectNode dispute(Dispute dispute) {
    var view =
        object("dispute", dispute.id(), dispute.created())
            .put("amount", dispute.amount())
            .put("charge", dispute.chargeId())
            .put("currency", dispute.currency())
            .put("is_charge_refundable", false)
            .put("payment_intent", dispute.intentId())
            .put("reason", dispute.reason())
            .put("status", lower(dispute.state()));
    view.putArray("balance_transactions");
    view.putObject("evidence");
    view.putObject("evidence_details")
        .put("due_by", dispute.created() + SECONDS_TO_ANSWER)
        .put("has_evidence", false)
        .put("past_due", false)
        .put("submission_count", 0);
    // Stripe copies no metadata to disputes: the payment that one names has the merchant's.
    view.set("metadata", metadata(Map.of()));
    return view;
  }

  ObjectNode review(Review review) {
    return object("review", review.id(), review.created())
        .put("charge", review.chargeId())
        .put("closed_reason", review.closedReason())
        .put("open", review.isOpen())
        .put("opened_reason", "rule")
        .put("payment_intent", review.intentId())
        .put("reason", review.isOpen() ? "rule" : review.closedReason());
  }

  ObjectNode refund(CardRefund refund) {
    var view =
        object("refund", refund.id(), refund.created())
            .put("amount", refund.amount())
            .put("charge", refund.chargeId())
            .put("currency", refund.currency())
            .put("payment_intent", refund.intentId())
            .put("reason", refund.reason())
            .put("status", lower(refund.state()));
    if (refund.state() == CardRefund.State.FAILED) {
      view.put("failure_reason", "expired_or_canceled_card");
    }
    view.set("metadata", metadata(refund.metadata()));
    return view;
  }

  public ObjectNode event(RecordedEvent event) {
    var view =
        object("event", event.id(), event.created())
            .put("api_version", Stripe.API_VERSION)
            .put("pending_webhooks", 1)
            .put("type", event.type());
    view.putObject("request").putNull("id").putNull("idempotency_key");
    view.putObject("data").set("object", parse(event));
    return view;
  }

  /// One page of a list; `url` is the path that was asked.
  static ObjectNode list(String url, List<ObjectNode> page, boolean hasMore) {
    var view =
        JsonNodeFactory.instance
            .objectNode()
            .put("object", "list")
            .put("url", url)
            .put("has_more", hasMore);
    view.putArray("data").addAll(page);
    return view;
  }

  static ObjectNode object(String kind, String id, long created) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("object", kind)
        .put("created", created)
        .put("livemode", false);
  }

  private static void customerDetails(ObjectNode view, CheckoutSession session) {
    if (session.caller().customerEmail() != null) {
      view.putObject("customer_details").put("email", session.caller().customerEmail());
    } else {
      view.putNull("customer_details");
    }
  }

  /// In Stripe's words: done is done, whether the money came or not.
  public static String status(CheckoutSession session) {
    return switch (session.state()) {
      case OPEN -> "open";
      case SUBMITTED, COMPLETE -> "complete";
      case EXPIRED -> "expired";
    };
  }

  private static void methods(ObjectNode view, String currency) {
    var methods = view.putArray("payment_method_types").add(CARD);
    if (currency.equals("nzd")) {
      methods.add(BANK_ACCOUNT);
    }
  }

  private static @Nullable ObjectNode decline(
      @Nullable Decline decline, @Nullable String chargeId) {
    return decline == null
        ? null
        : JsonNodeFactory.instance
            .objectNode()
            .put("type", "card_error")
            .put("code", decline.code())
            .put("decline_code", decline.declineCode())
            .put("charge", chargeId)
            .put("message", decline.message());
  }

  static ObjectNode metadata(Map<String, String> entries) {
    var view = JsonNodeFactory.instance.objectNode();
    entries.forEach(view::put);
    return view;
  }

  public static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode parse(RecordedEvent event) {
    try {
      return (ObjectNode) JSON.readTree(event.object());
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("event is not JSON: " + event.id(), cause);
    }
  }
}
