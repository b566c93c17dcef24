package com.thebetterstore.provider.page;

import com.thebetterstore.cloud.http.HttpAnswer;
import com.thebetterstore.cloud.http.HttpCall;
import com.thebetterstore.cloud.http.Pages;
import com.thebetterstore.provider.journal.StripeIds;
import com.thebetterstore.provider.ledger.CheckoutSession;
import com.thebetterstore.provider.ledger.Ledger;
import com.thebetterstore.provider.ledger.PaymentIntent;
import com.thebetterstore.provider.ledger.TestMethod;
import com.thebetterstore.provider.request.FormParameters;
import com.thebetterstore.provider.request.StripeError;
import java.math.BigDecimal;
import java.net.URI;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The page on the provider's side where the buyer types the card: `/pay/{sessionId}`.
///
/// Works without JavaScript. A refused card leaves the page open; paying twice is not possible.
public final class HostedPage implements Function<HttpCall, HttpAnswer> {
  private static final String TITLE = "Secure payment · Test mode";
  // Stripe's own answer to a real card number in test mode.
  private static final String NOT_A_TEST_CARD =
      "Your card was declined. Your request was in test mode, but used a non test card. For a list"
          + " of valid test cards, see below.";

  private static final String NOT_A_TEST_ACCOUNT =
      "The bank account cannot be debited: use one of the two test accounts below.";

  private final Ledger ledger;
  private final StripeIds ids;
  private final CardPayments payments;
  private final Pages pages = Pages.of(HostedPage.class);

  public HostedPage(Ledger ledger, StripeIds ids, CardPayments payments) {
    this.ledger = ledger;
    this.ids = ids;
    this.payments = payments;
  }

  /// One line of the purchase as text.
  record LineView(String name, @Nullable String description, long quantity, String amount) {}

  /// The payment page. `alert` is what went wrong with the last card, or null.
  record PayView(
      String title,
      String action,
      List<LineView> lines,
      String total,
      @Nullable String email,
      @Nullable String cancelUrl,
      @Nullable String alert,
      CardForm form,
      CardForm.Mistakes mistakes,
      boolean debits) {}

  /// The bank's page.
  record ConfirmView(String title, String action, String total) {}

  /// A page that offers nothing but the way back.
  record EndView(String title, String heading, String text, @Nullable String backUrl) {}

  @Override
  public HttpAnswer apply(HttpCall call) {
    var path = call.below("pay").segments();
    if (path.equals(List.of("page.css"))) {
      return pages.file("page.css", "text/css; charset=utf-8");
    }
    var session = path.isEmpty() ? Optional.<CheckoutSession>empty() : find(path.getFirst());
    if (session.isEmpty() || path.size() > 2) {
      return ended(404, "Page not found", "There is no such payment page.", null);
    }
    var confirmation = path.size() == 2 && path.getLast().equals("confirmation");
    return switch (call.method()) {
      case "GET", "HEAD" -> confirmation ? confirmPage(session.get()) : page(session.get());
      case "POST" -> submitted(session.get(), confirmation, call.body());
      default -> HttpAnswer.of(405, "text/plain; charset=utf-8", "").with("Allow", "GET, POST");
    };
  }

  private HttpAnswer submitted(CheckoutSession session, boolean confirmation, String body) {
    FormParameters form;
    try {
      form = FormParameters.parse(body);
    } catch (StripeError unreadable) {
      return session.isOpen()
          ? ended(400, "Form not understood", "Nothing was charged.", path(session))
          : page(session);
    }
    return confirmation ? confirm(session, form) : pay(session, form);
  }

  private Optional<CheckoutSession> find(String id) {
    return ledger.sessions().get(id);
  }

  private HttpAnswer page(CheckoutSession session) {
    if (isDone(session)) {
      return HttpAnswer.seeOther(successUrl(session));
    }
    if (!session.isOpen() || session.isDueToExpire(ids.clock().instant())) {
      return ended(
          410,
          "This payment page has expired",
          "Nothing was charged. Go back to the store to start again.",
          session.returns().cancel());
    }
    return open(session, 200, null, CardForm.empty(), new CardForm.Mistakes(null, null, null));
  }

  private static boolean isDone(CheckoutSession session) {
    return switch (session.state()) {
      case SUBMITTED, COMPLETE -> true;
      case OPEN, EXPIRED -> false;
    };
  }

  private HttpAnswer pay(CheckoutSession session, FormParameters parameters) {
    var account = parameters.text("accountNumber");
    if (account.isPresent()) {
      return debit(session, account.get().replaceAll("[ -]", ""));
    }
    var form = CardForm.of(parameters);
    var mistakes = form.mistakes(ids.clock().instant());
    if (session.isOpen() && mistakes.any()) {
      return open(session, 422, null, form, mistakes);
    }
    var card = TestMethod.card(form.number());
    if (session.isOpen() && card.isEmpty()) {
      return open(session, 402, NOT_A_TEST_CARD, form, mistakes);
    }
    return card.isEmpty() ? page(session) : after(payments.pay(session.id(), card.get()), form);
  }

  private HttpAnswer debit(CheckoutSession session, String number) {
    var account = TestMethod.bankAccount(number);
    if (session.isOpen() && (account.isEmpty() || !session.currency().equals("nzd"))) {
      return open(
          session,
          402,
          NOT_A_TEST_ACCOUNT,
          CardForm.empty(),
          new CardForm.Mistakes(null, null, null));
    }
    return account.isEmpty()
        ? page(session)
        : after(payments.pay(session.id(), account.get()), CardForm.empty());
  }

  private HttpAnswer confirm(CheckoutSession session, FormParameters parameters) {
    var agreed = parameters.text("answer").equals(Optional.of("confirm"));
    return after(payments.confirm(session.id(), agreed), CardForm.empty());
  }

  private HttpAnswer after(CardPayments.Outcome outcome, CardForm form) {
    return switch (outcome) {
      case CardPayments.Outcome.Done(var session) -> HttpAnswer.seeOther(successUrl(session));
      case CardPayments.Outcome.Refused(var session, var decline) ->
          open(session, 402, decline.message(), form, new CardForm.Mistakes(null, null, null));
      case CardPayments.Outcome.ConfirmationAsked(var session) ->
          HttpAnswer.seeOther(path(session) + "/confirmation");
      case CardPayments.Outcome.Ended(var session) -> page(session);
    };
  }

  private HttpAnswer open(
      CheckoutSession session,
      int status,
      @Nullable String alert,
      CardForm form,
      CardForm.Mistakes mistakes) {
    var lines =
        session.lines().stream()
            .map(line ->
                new LineView(
                    line.name(),
                    line.description(),
                    line.quantity(),
                    money(line.amount(), session.currency())))
            .toList();
    var view =
        new PayView(
            TITLE,
            path(session),
            lines,
            money(session.amountTotal(), session.currency()),
            session.caller().customerEmail(),
            session.returns().cancel(),
            alert,
            form,
            mistakes,
            session.currency().equals("nzd"));
    return html(session, HttpAnswer.html(status, pages.fill("pay", view)));
  }

  private HttpAnswer confirmPage(CheckoutSession session) {
    var asked =
        session
            .intent()
            .flatMap(ledger.intents()::get)
            .filter(intent -> intent.state() == PaymentIntent.State.REQUIRES_ACTION);
    if (!session.isOpen() || asked.isEmpty()) {
      return page(session);
    }
    var view =
        new ConfirmView(
            "Confirm your payment · Test mode",
            path(session) + "/confirmation",
            money(session.amountTotal(), session.currency()));
    return html(session, HttpAnswer.html(200, pages.fill("confirm", view)));
  }

  private HttpAnswer ended(int status, String heading, String text, @Nullable String backUrl) {
    return HttpAnswer.html(status, pages.fill("ended", new EndView(TITLE, heading, text, backUrl)));
  }

  // Browsers apply form-action to the redirect after a form as well.
  private static HttpAnswer html(CheckoutSession session, HttpAnswer answer) {
    var store = URI.create(successUrl(session));
    var origin = "%s://%s".formatted(store.getScheme(), store.getRawAuthority());
    return answer.with(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none';"
            + " form-action 'self' "
            + origin);
  }

  private static String path(CheckoutSession session) {
    return "/pay/" + session.id();
  }

  private static String successUrl(CheckoutSession session) {
    return session.returns().success().replace("{CHECKOUT_SESSION_ID}", session.id());
  }

  private static String money(long minorUnits, String currencyCode) {
    var currency = Currency.getInstance(currencyCode.toUpperCase(Locale.ROOT));
    // The American format writes NZ$ for New Zealand's dollars, so that nobody takes them for
    // others.
    var format = NumberFormat.getCurrencyInstance(Locale.US);
    format.setCurrency(currency);
    return format.format(BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits()));
  }
}
