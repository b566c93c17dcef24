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
import com.thebetterstore.provider.ledger.PaymentIntent;
import com.thebetterstore.provider.ledger.RecordedEvent;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The provider's objects in the JSON of the API version that stripe-java speaks.
public record StripeViews(Supplier<URI> webBase) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// So that all numbers of lines have three digits.
  private static final int FIRST_LINE = 100;

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
            .put("payment_status", isPaid(session) ? "paid" : "unpaid")
            .put("status", lower(session.state()))
            .put("success_url", session.returns().success())
            .put("ui_mode", "hosted_page")
            .put("url", session.isOpen() ? pageOf(session).toString() : null);
    view.putArray("payment_method_types").add("card");
    view.putObject("total_details")
        .put("amount_discount", 0)
        .put("amount_shipping", 0)
        .put("amount_tax", 0);
    view.set("metadata", metadata(session.caller().metadata()));
    customerDetails(view, session);
    view.put("payment_intent", session.intentId());
    return view;
  }

  /// What the session's page lists. The ids are made of the session's, and sort as the lines stand.
  List<ObjectNode> lineItems(CheckoutSession session) {
    var own = session.id().substring(session.id().lastIndexOf('_') + 1);
    var items = new ArrayList<ObjectNode>();
    for (var line : session.lines()) {
      var number = own + (FIRST_LINE + items.size());
      items.add(lineItem(number, session, line));
    }
    return items;
  }

  private static ObjectNode lineItem(
      String number, CheckoutSession session, CheckoutSession.Line line) {
    var view =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", "li_" + number)
            .put("object", "item")
            .put("amount_discount", 0)
            .put("amount_subtotal", line.amount())
            .put("amount_tax", 0)
            .put("amount_total", line.amount())
            .put("currency", session.currency())
            .put("description", line.name())
            .put("quantity", line.quantity());
    var price =
        object("price", "price_" + number, session.created())
            .put("active", false)
            .put("billing_scheme", "per_unit")
            .put("currency", session.currency())
            .put("product", "prod_" + number)
            .put("type", "one_time")
            .put("unit_amount", line.unitAmount())
            .put("unit_amount_decimal", Long.toString(line.unitAmount()));
    price.set("metadata", metadata(Map.of()));
    view.set("price", price);
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
            .put("status", lower(intent.state()));
    view.putArray("payment_method_types").add("card");
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
            .put("disputed", false)
            .put("failure_code", decline == null ? null : decline.code())
            .put("failure_message", decline == null ? null : decline.message())
            .put("paid", charge.isPaid())
            .put("payment_intent", charge.intentId())
            .put("refunded", charge.isPaid() && charge.refundable() == 0)
            .put("status", charge.isPaid() ? "succeeded" : "failed");
    view.set("metadata", metadata(charge.metadata()));
    view.putObject("payment_method_details")
        .put("type", "card")
        .putObject("card")
        .put("brand", charge.card().brand())
        .put("last4", charge.card().lastFour());
    return view;
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

  private static ObjectNode object(String kind, String id, long created) {
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

  private static boolean isPaid(CheckoutSession session) {
    return session.state() == CheckoutSession.State.COMPLETE;
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

  private static ObjectNode metadata(Map<String, String> entries) {
    var view = JsonNodeFactory.instance.objectNode();
    entries.forEach(view::put);
    return view;
  }

  static String lower(Enum<?> value) {
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
