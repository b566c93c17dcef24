package com.thebetterstore.provider.api;

import com.thebetterstore.provider.journal.Journal;
import com.thebetterstore.provider.journal.StripeIds;
import com.thebetterstore.provider.ledger.CheckoutSession;
import com.thebetterstore.provider.ledger.CheckoutSession.*;
import com.thebetterstore.provider.ledger.Ledger;
import com.thebetterstore.provider.request.FormParameters;
import com.thebetterstore.provider.request.StripeError;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checkout Sessions, by Stripe's rules.
public record Checkouts(Ledger ledger, StripeIds ids, StripeViews views, Journal journal) {
  private static final Duration SHORTEST_LIFE = Duration.ofMinutes(30);
  private static final Duration LONGEST_LIFE = Duration.ofHours(24);
  private static final int MAX_LINES = 100;
  private static final int MAX_QUANTITY = 999_999;
  private static final long MIN_TOTAL = 50;
  private static final long MAX_TOTAL = 99_999_999;
  private static final int MAX_URL = 5_000;
  private static final int MAX_EMAIL = 512;
  private static final Set<String> CURRENCIES = Set.of("nzd", "aud", "usd", "eur", "gbp");

  /// Opens a session; the parameters are read here, so that a bad one is refused by name.
  CheckoutSession create(FormParameters form) {
    form.choice("mode", "payment", List.of("payment"));
    form.choice("ui_mode", "hosted_page", List.of("hosted_page"));
    form.texts("payment_method_types");
    form.text("locale");
    form.text("submit_type");
    var created = ids.clock().instant().getEpochSecond();
    var lines = lines(form);
    var currency = currency(form, lines.size());
    var session =
        new CheckoutSession(
            ids.next("cs_test_"),
            created,
            expiry(form, created),
            State.OPEN,
            lines,
            currency,
            returns(form),
            caller(form),
            null);
    form.refuseUnread();
    checkTotal(session);
    ledger.sessions().put(session.id(), session);
    ledger.appoint(session.expiresAt(), session.id());
    return session;
  }

  /// Ends an open session, so that nobody can pay it any more.
  public CheckoutSession expire(String id) {
    var session = ledger.session(id);
    if (!session.isOpen()) {
      throw StripeError.refused(
          null,
          null,
          "Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout"
              + " Session has a status of `%s`.".formatted(StripeViews.status(session)));
    }
    return end(session);
  }

  /// Ends a session whose time is over, unless the buyer was faster.
  void expireDue(String id) {
    var now = ids.clock().instant();
    ledger.sessions().get(id).filter(session -> session.isDueToExpire(now)).ifPresent(this::end);
  }

  private CheckoutSession end(CheckoutSession session) {
    var ended = session.in(State.EXPIRED);
    ledger.sessions().put(ended.id(), ended);
    if (session.intentId() != null) {
      var canceled = ledger.intent(session.intentId(), "intent").canceled();
      ledger.intents().put(canceled.id(), canceled);
      journal.record("payment_intent.canceled", views.intent(canceled));
    }
    journal.record("checkout.session.expired", views.session(ended));
    return ended;
  }

  private static List<Line> lines(FormParameters form) {
    var elements = form.elements("line_items");
    if (elements.isEmpty()) {
      throw StripeError.missingParameter("line_items");
    }
    if (elements.size() > MAX_LINES) {
      throw StripeError.badParameter(
          null, "line_items", "A session can have up to %d line items.".formatted(MAX_LINES));
    }
    var lines = new ArrayList<Line>();
    for (var element : elements) {
      lines.add(line(form, element));
    }
    return lines;
  }

  private static Line line(FormParameters form, String element) {
    var product = element + "[price_data][product_data]";
    var amountName = element + "[price_data][unit_amount]";
    var amount = form.requiredInteger(amountName);
    if (amount < 0) {
      throw StripeError.badParameter(
          "parameter_invalid_integer", amountName, "Invalid non-negative integer");
    }
    if (amount > MAX_TOTAL) {
      throw StripeError.badParameter(
          "amount_too_large", amountName, "Amount must be no more than $999,999.99");
    }
    var quantityName = element + "[quantity]";
    var quantity = form.requiredInteger(quantityName);
    if (quantity < 1 || quantity > MAX_QUANTITY) {
      throw StripeError.badParameter(
          "parameter_invalid_integer",
          quantityName,
          "This value must be between 1 and %d.".formatted(MAX_QUANTITY));
    }
    form.texts(product + "[images]");
    form.metadata(product + "[metadata]");
    form.text(element + "[price_data][tax_behavior]");
    return new Line(
        form.requiredText(product + "[name]"),
        form.text(product + "[description]").orElse(null),
        amount,
        quantity);
  }

  private static String currency(FormParameters form, int lineCount) {
    @Nullable String first = null;
    for (var element : form.elements("line_items")) {
      var name = element + "[price_data][currency]";
      var currency = form.requiredText(name).toLowerCase(Locale.ROOT);
      if (!CURRENCIES.contains(currency)) {
        throw StripeError.badParameter(null, name, "Invalid currency: " + currency);
      }
      if (first != null && !first.equals(currency)) {
        throw StripeError.badParameter(
            null, name, "All %d line items must have the same currency.".formatted(lineCount));
      }
      first = currency;
    }
    if (first == null) {
      throw StripeError.missingParameter("line_items");
    }
    return first;
  }

  private static long expiry(FormParameters form, long created) {
    var asked = form.integer("expires_at");
    if (asked.isEmpty()) {
      return created + LONGEST_LIFE.toSeconds();
    }
    if (asked.getAsLong() < created + SHORTEST_LIFE.toSeconds()) {
      throw StripeError.badParameter(
          null,
          "expires_at",
          "The `expires_at` timestamp must be at least 30 minutes from Checkout Session"
              + " creation.");
    }
    if (asked.getAsLong() > created + LONGEST_LIFE.toSeconds()) {
      throw StripeError.badParameter(
          null,
          "expires_at",
          "The `expires_at` timestamp must be less than 24 hours from Checkout Session"
              + " creation.");
    }
    return asked.getAsLong();
  }

  private static Returns returns(FormParameters form) {
    var success = url("success_url", form.requiredText("success_url"));
    var cancel = form.text("cancel_url").map(text -> url("cancel_url", text)).orElse(null);
    return new Returns(success, cancel);
  }

  private static String url(String name, String text) {
    // Stripe puts the session's id where the placeholder stands, which no URL parser accepts.
    var probe = text.replace("{CHECKOUT_SESSION_ID}", "id");
    try {
      var uri = new URI(probe);
      if (text.length() <= MAX_URL
          && List.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getRawAuthority() != null) {
        return text;
      }
    } catch (URISyntaxException notUrl) {
      throw StripeError.badParameter("url_invalid", name, "Not a valid URL");
    }
    throw StripeError.badParameter("url_invalid", name, "Not a valid URL");
  }

  private static Caller caller(FormParameters form) {
    return new Caller(
        form.text("client_reference_id").orElse(null),
        form.text("customer_email").map(Checkouts::email).orElse(null),
        form.metadata("metadata"),
        intentMetadata(form));
  }

  private static Map<String, String> intentMetadata(FormParameters form) {
    form.text("payment_intent_data[description]");
    form.text("payment_intent_data[receipt_email]");
    return form.metadata("payment_intent_data[metadata]");
  }

  private static String email(String text) {
    if (text.length() > MAX_EMAIL || !text.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
      throw StripeError.badParameter(
          "email_invalid", "customer_email", "Invalid email address: " + text);
    }
    return text;
  }

  private static void checkTotal(CheckoutSession session) {
    var total = session.amountTotal();
    if (total < MIN_TOTAL) {
      throw StripeError.refused(
          "amount_too_small",
          null,
          "The Checkout Session's total amount due must add up to at least $0.50 "
              + session.currency());
    }
    if (total > MAX_TOTAL) {
      throw StripeError.refused(
          "amount_too_large",
          null,
          "The Checkout Session's total amount due must be no more than $999,999.99 "
              + session.currency());
    }
  }
}
