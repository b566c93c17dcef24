package com.thebetterstore.provider.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.Stripe;
import com.thebetterstore.cloud.http.HttpAnswer;
import com.thebetterstore.cloud.http.HttpCall;
import com.thebetterstore.provider.journal.StripeIds;
import com.thebetterstore.provider.ledger.KeptAnswer;
import com.thebetterstore.provider.ledger.Ledger;
import com.thebetterstore.provider.ledger.MerchantAccount;
import com.thebetterstore.provider.request.FormParameters;
import com.thebetterstore.provider.request.StripeError;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The part of Stripe's API v1 that a store with hosted checkout uses.
///
/// Checks the key, keeps the answers of idempotency keys, and puts refusals in Stripe's form.
public final class StripeApi implements Function<HttpCall, HttpAnswer> {
  private static final Pattern VERSION =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(\\.[a-z]{1,40})?(; ?[a-z_]{1,80}=v\\d{1,4}){0,20}");
  private static final LocalDate FIRST_VERSION = LocalDate.of(2011, 1, 1);
  private static final int MAX_KEY = 255;
  private static final long KEY_LIFE_SECONDS = 24 * 60 * 60;

  private final Ledger ledger;
  private final StripeIds ids;
  private final MerchantAccount account;
  private final StripeRoutes routes;
  private final Faults faults;

  public StripeApi(
      Ledger ledger, StripeIds ids, MerchantAccount account, StripeRoutes routes, Faults faults) {
    this.ledger = ledger;
    this.ids = ids;
    this.account = account;
    this.routes = routes;
    this.faults = faults;
  }

  @Override
  public HttpAnswer apply(HttpCall call) {
    return headed(call, answer(call));
  }

  /// The answer to a call without the key; it may not send a body either.
  public Optional<HttpAnswer> refusal(HttpCall call) {
    try {
      checkKey(call);
      return Optional.empty();
    } catch (StripeError refused) {
      return Optional.of(headed(call, HttpAnswer.json(refused.status(), refused.json())));
    }
  }

  private HttpAnswer headed(HttpCall call, HttpAnswer answer) {
    var version =
        call.header("stripe-version").filter(StripeApi::isVersion).orElse(Stripe.API_VERSION);
    return answer.with("Request-Id", ids.next("req_")).with("Stripe-Version", version);
  }

  private HttpAnswer answer(HttpCall call) {
    try {
      checkKey(call);
      checkVersion(call);
      faults.begin();
      return call.method().equals("POST")
          ? post(call)
          : HttpAnswer.json(200, act(call, form(call)));
    } catch (StripeError refused) {
      return HttpAnswer.json(refused.status(), refused.json());
    }
  }

  private HttpAnswer post(HttpCall call) {
    var form = form(call);
    var key = call.header("idempotency-key").filter(text -> !text.isEmpty());
    if (key.isEmpty()) {
      return ledger.file().change(() -> HttpAnswer.json(200, act(call, form)));
    }
    if (key.get().length() > MAX_KEY) {
      throw StripeError.badRequest("Idempotency keys can be up to 255 characters.");
    }
    return ledger.file().change(() -> once(key.get(), call, form));
  }

  private HttpAnswer once(String key, HttpCall call, FormParameters form) {
    var request = "POST /%s?%s".formatted(String.join("/", call.segments()), form.canonical());
    var now = ids.clock().instant().getEpochSecond();
    var kept =
        ledger.answers().get(key).filter(old -> old.keptEpochSeconds() + KEY_LIFE_SECONDS > now);
    if (kept.isPresent()) {
      if (!kept.get().request().equals(request)) {
        throw StripeError.keyReused(key);
      }
      return HttpAnswer.json(kept.get().status(), kept.get().body())
          .with("Idempotency-Key", key)
          .with("Idempotent-Replayed", "true");
    }
    var answer = firstAnswer(call, form);
    ledger.answers().put(key, new KeptAnswer(request, now, answer.status(), answer.body()));
    return answer.with("Idempotency-Key", key);
  }

  private HttpAnswer firstAnswer(HttpCall call, FormParameters form) {
    try {
      return HttpAnswer.json(200, act(call, form));
    } catch (StripeError refused) {
      if (!refused.isKept()) {
        throw refused;
      }
      return HttpAnswer.json(refused.status(), refused.json());
    }
  }

  private String act(HttpCall call, FormParameters form) {
    faults.act();
    return routes
        .route(call.method(), call.segments(), form)
        .map(ObjectNode::toString)
        .orElseThrow(
            () -> StripeError.noSuchRoute(call.method(), "/" + String.join("/", call.segments())));
  }

  private static FormParameters form(HttpCall call) {
    return FormParameters.parse(call.method().equals("POST") ? call.body() : call.query());
  }

  private void checkKey(HttpCall call) {
    var given = call.header("authorization").map(StripeApi::keyIn).orElse(null);
    if (given == null || given.isEmpty()) {
      throw StripeError.unauthorized(
          "You did not provide an API key. You need to provide your API key in the Authorization"
              + " header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
    }
    if (!given.equals(account.apiKey())) {
      throw StripeError.unauthorized("Invalid API Key provided: " + masked(given));
    }
  }

  private static void checkVersion(HttpCall call) {
    var asked = call.header("stripe-version").filter(version -> !version.isEmpty());
    if (asked.isPresent() && !isVersion(asked.get())) {
      throw StripeError.badRequest("Invalid Stripe API version: " + asked.get());
    }
  }

  /// A day, since 2024 with a name behind it, and versions of what is in preview. Which of them
  /// there are is not known here: clients may be newer than this.
  private static boolean isVersion(String text) {
    var parts = VERSION.matcher(text);
    try {
      return parts.matches() && !LocalDate.parse(parts.group(1)).isBefore(FIRST_VERSION);
    } catch (DateTimeParseException noDay) {
      return false;
    }
  }

  private static @Nullable String keyIn(String authorization) {
    var parts = List.of(authorization.split(" ", 2));
    return switch (parts.getFirst().toLowerCase(Locale.ROOT)) {
      case "bearer" -> parts.getLast().trim();
      case "basic" -> basicUser(parts.getLast().trim()).orElse(null);
      default -> null;
    };
  }

  private static Optional<String> basicUser(String encoded) {
    try {
      var pair = new String(Base64.getDecoder().decode(encoded), UTF_8);
      return Optional.of(pair.split(":", 2)[0]);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static String masked(String key) {
    return key.length() <= 8 ? "****" : key.substring(0, 8) + "****";
  }
}
