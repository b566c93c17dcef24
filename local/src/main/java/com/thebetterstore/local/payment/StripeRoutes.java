package com.thebetterstore.local.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Which path does what.
record StripeRoutes(Ledger ledger, StripeViews views, Checkouts checkouts, Refunds refunds) {
  private static final int DEFAULT_PAGE = 10;
  private static final int MAX_PAGE = 100;

  /// The answer to a request for a path below `/v1`; empty when there is no such path.
  Optional<ObjectNode> route(String method, List<String> path, FormParameters form) {
    var pattern = method + " " + String.join("/", path.stream().map(StripeRoutes::kind).toList());
    var id = path.stream().filter(part -> kind(part).equals("*")).findFirst().orElse("");
    return Optional.ofNullable(
        switch (pattern) {
          case "POST v1/checkout/sessions" -> session(checkouts.create(form), form);
          case "GET v1/checkout/sessions" -> sessions(form);
          case "GET v1/checkout/sessions/*" -> session(ledger.session(id), form);
          case "POST v1/checkout/sessions/*/expire" -> session(checkouts.expire(id), form);
          case "GET v1/payment_intents/*" -> intent(ledger.intent(id, "intent"), form);
          case "GET v1/charges/*" -> views.charge(ledger.charge(id, "id"));
          case "POST v1/refunds" -> views.refund(refunds.create(form));
          case "GET v1/refunds" -> refunds(form);
          case "GET v1/refunds/*" -> views.refund(ledger.refund(id));
          case "GET v1/events" -> events(form);
          case "GET v1/events/*" -> views.event(ledger.event(id));
          default -> null;
        });
  }

  private static String kind(String part) {
    return part.contains("_") && !part.equals("payment_intents") ? "*" : part;
  }

  private ObjectNode session(CheckoutSession session, FormParameters form) {
    var expanded =
        form.texts("expand").contains("payment_intent")
            ? session.intent().map(id -> ledger.intent(id, "intent"))
            : Optional.<PaymentIntent>empty();
    return views.session(session, expanded);
  }

  private ObjectNode intent(PaymentIntent intent, FormParameters form) {
    var view = views.intent(intent);
    if (form.texts("expand").contains("latest_charge") && intent.latestChargeId() != null) {
      view.set("latest_charge", views.charge(ledger.charge(intent.latestChargeId(), "charge")));
    }
    return view;
  }

  private ObjectNode sessions(FormParameters form) {
    var intent = form.text("payment_intent");
    var found =
        ledger
            .sessions()
            .all()
            .filter(session -> intent.isEmpty() || intent.equals(session.intent()));
    return page(
        "/v1/checkout/sessions",
        found,
        CheckoutSession::id,
        session -> views.session(session, Optional.empty()),
        form);
  }

  private ObjectNode refunds(FormParameters form) {
    var intent = form.text("payment_intent");
    var charge = form.text("charge");
    var found =
        ledger
            .refunds()
            .all()
            .filter(refund -> intent.isEmpty() || intent.get().equals(refund.intentId()))
            .filter(refund -> charge.isEmpty() || charge.get().equals(refund.chargeId()));
    return page("/v1/refunds", found, Refund::id, views::refund, form);
  }

  private ObjectNode events(FormParameters form) {
    var type = form.text("type");
    var found =
        ledger.events().all().filter(event -> type.isEmpty() || type.get().equals(event.type()));
    return page("/v1/events", found, StripeEvent::id, views::event, form);
  }

  /// Newest first, as all of Stripe's lists are; ids sort by their time.
  private static <T> ObjectNode page(
      String url,
      Stream<T> found,
      Function<T, String> id,
      Function<T, ObjectNode> view,
      FormParameters form) {
    var limit = form.integer("limit").orElse(DEFAULT_PAGE);
    if (limit < 1 || limit > MAX_PAGE) {
      throw StripeError.badParameter(
          "parameter_invalid_integer", "limit", "This value must be between 1 and 100.");
    }
    var after = form.text("starting_after");
    form.refuseUnread();
    var rest =
        found
            .sorted(Comparator.comparing(id).reversed())
            .filter(item -> after.isEmpty() || id.apply(item).compareTo(after.get()) < 0)
            .limit(limit + 1)
            .toList();
    return StripeViews.list(
        url, rest.stream().limit(limit).map(view).toList(), rest.size() > limit);
  }
}
