package com.thebetterstore.provider.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.provider.ledger.CardRefund;
import com.thebetterstore.provider.ledger.Charge;
import com.thebetterstore.provider.ledger.CheckoutSession;
import com.thebetterstore.provider.ledger.Dispute;
import com.thebetterstore.provider.ledger.Ledger;
import com.thebetterstore.provider.ledger.PaymentIntent;
import com.thebetterstore.provider.request.Expansion;
import com.thebetterstore.provider.request.FormParameters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Which path does what.
public record StripeRoutes(Ledger ledger, StripeViews views, Checkouts checkouts, Refunds refunds)
    implements Expansion.Source {

  private static final String SESSION = "checkout.session";
  private static final String INTENT = "payment_intent";

  /// Parts of paths that look like ids and are none.
  private static final Set<String> WORDS = Set.of("payment_intents", "line_items");

  /// The answer to a request for a path below `/v1`; empty when there is no such path.
  Optional<ObjectNode> route(String method, List<String> path, FormParameters form) {
    var pattern = method + " " + String.join("/", path.stream().map(StripeRoutes::kind).toList());
    var id = path.stream().filter(part -> kind(part).equals("*")).findFirst().orElse("");
    return Optional.ofNullable(
        switch (pattern) {
          case "POST v1/checkout/sessions" -> created(form);
          case "GET v1/checkout/sessions" -> sessions(form);
          case "GET v1/checkout/sessions/*" ->
              one(SESSION, form, () -> views.session(ledger.session(id)));
          case "GET v1/checkout/sessions/*/line_items" -> lineItems(ledger.session(id), form);
          case "POST v1/checkout/sessions/*/expire" ->
              one(SESSION, form, () -> views.session(checkouts.expire(id)));
          case "GET v1/payment_intents" -> intents(form);
          case "GET v1/payment_intents/*" ->
              one(INTENT, form, () -> views.intent(ledger.intent(id, "intent")));
          case "GET v1/charges" -> charges(form);
          case "GET v1/charges/*" ->
              one("charge", form, () -> views.charge(ledger.charge(id, "id")));
          case "POST v1/refunds" -> refunded(form);
          case "GET v1/refunds" -> refunds(form);
          case "GET v1/refunds/*" -> one("refund", form, () -> views.refund(ledger.refund(id)));
          case "GET v1/disputes" -> disputes(form);
          case "GET v1/disputes/*" -> one("dispute", form, () -> views.dispute(ledger.dispute(id)));
          case "GET v1/reviews/*" -> one("review", form, () -> views.review(ledger.review(id)));
          case "GET v1/events" ->
              Expansion.ofList("event", form).in(new EventList(ledger, views).page(form), this);
          case "GET v1/events/*" -> one("event", form, () -> views.event(ledger.event(id)));
          default -> null;
        });
  }

  private static String kind(String part) {
    return part.contains("_") && !WORDS.contains(part) ? "*" : part;
  }

  @Override
  public ObjectNode object(String kind, String id) {
    return switch (kind) {
      case INTENT -> views.intent(ledger.intent(id, "intent"));
      case "charge" -> views.charge(ledger.charge(id, "charge"));
      case "review" -> views.review(ledger.review(id));
      default -> throw new IllegalArgumentException("nothing refers to a " + kind);
    };
  }

  @Override
  public ObjectNode lineItems(String sessionId) {
    return lineItems(ledger.session(sessionId), FormParameters.parse(""));
  }

  /// An object, after all parameters were looked at.
  private ObjectNode one(String kind, FormParameters form, Supplier<ObjectNode> view) {
    var expansion = Expansion.of(kind, form);
    form.refuseUnread();
    return expansion.in(view.get(), this);
  }

  private ObjectNode created(FormParameters form) {
    var expansion = Expansion.of(SESSION, form);
    return expansion.in(views.session(checkouts.create(form)), this);
  }

  private ObjectNode refunded(FormParameters form) {
    var expansion = Expansion.of("refund", form);
    return expansion.in(views.refund(refunds.create(form)), this);
  }

  private ObjectNode sessions(FormParameters form) {
    var intent = form.text(INTENT);
    var status = form.choice("status", "", List.of("", "open", "complete", "expired"));
    var email = form.text("customer_details[email]");
    var created = form.span("created");
    var page = Page.of(SESSION, ledger.sessions()::get, form);
    var expansion = Expansion.ofList(SESSION, form);
    form.refuseUnread();
    var found =
        ledger
            .sessions()
            .all()
            .filter(session -> intent.isEmpty() || intent.equals(session.intent()))
            .filter(session -> status.isEmpty() || status.equals(StripeViews.status(session)))
            .filter(
                session -> email.isEmpty() || email.get().equals(session.caller().customerEmail()))
            .filter(session -> created.test(session.created()));
    var list =
        page.newestFirst("/v1/checkout/sessions", found, CheckoutSession::id, views::session);
    return expansion.in(list, this);
  }

  private ObjectNode lineItems(CheckoutSession session, FormParameters form) {
    var items = LineItems.of(session);
    var page =
        Page.of(
            "item",
            id -> items.stream().filter(item -> item.path("id").asText().equals(id)).findFirst(),
            form);
    form.refuseUnread();
    return page.inOrder(
        "/v1/checkout/sessions/" + session.id() + "/line_items",
        items.stream(),
        item -> item.path("id").asText(),
        item -> item);
  }

  private ObjectNode intents(FormParameters form) {
    var created = form.span("created");
    var page = Page.of(INTENT, ledger.intents()::get, form);
    var expansion = Expansion.ofList(INTENT, form);
    form.refuseUnread();
    var found = ledger.intents().all().filter(intent -> created.test(intent.created()));
    return expansion.in(
        page.newestFirst("/v1/payment_intents", found, PaymentIntent::id, views::intent), this);
  }

  private ObjectNode charges(FormParameters form) {
    var intent = form.text(INTENT);
    var created = form.span("created");
    var page = Page.of("charge", ledger.charges()::get, form);
    var expansion = Expansion.ofList("charge", form);
    form.refuseUnread();
    var found =
        ledger
            .charges()
            .all()
            .filter(charge -> intent.isEmpty() || intent.get().equals(charge.intentId()))
            .filter(charge -> created.test(charge.created()));
    return expansion.in(page.newestFirst("/v1/charges", found, Charge::id, views::charge), this);
  }

  private ObjectNode refunds(FormParameters form) {
    var intent = form.text(INTENT);
    var charge = form.text("charge");
    var created = form.span("created");
    var page = Page.of("refund", ledger.refunds()::get, form);
    var expansion = Expansion.ofList("refund", form);
    form.refuseUnread();
    var found =
        ledger
            .refunds()
            .all()
            .filter(refund -> intent.isEmpty() || intent.get().equals(refund.intentId()))
            .filter(refund -> charge.isEmpty() || charge.get().equals(refund.chargeId()))
            .filter(refund -> created.test(refund.created()));
    return expansion.in(
        page.newestFirst("/v1/refunds", found, CardRefund::id, views::refund), this);
  }

  private ObjectNode disputes(FormParameters form) {
    var intent = form.text(INTENT);
    var charge = form.text("charge");
    var created = form.span("created");
    var page = Page.of("dispute", ledger.disputes()::get, form);
    var expansion = Expansion.ofList("dispute", form);
    form.refuseUnread();
    var found =
        ledger
            .disputes()
            .all()
            .filter(dispute -> intent.isEmpty() || intent.get().equals(dispute.intentId()))
            .filter(dispute -> charge.isEmpty() || charge.get().equals(dispute.chargeId()))
            .filter(dispute -> created.test(dispute.created()));
    return expansion.in(page.newestFirst("/v1/disputes", found, Dispute::id, views::dispute), this);
  }
}
