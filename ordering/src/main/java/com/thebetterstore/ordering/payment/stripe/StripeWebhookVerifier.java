package com.thebetterstore.ordering.payment.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.Identifier;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.platform.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Verifies that a message is from Stripe. The webhook's address is public, so anything at all may
/// arrive; whatever it is, the answer is a value and never an exception.
///
/// The signature's age is judged against the time at which the gateway received the message: by the
/// time a message comes out of a queue, or of a dead-letter queue, `now` says nothing about it.
public final class StripeWebhookVerifier {

  /// Stripe's own tolerance. It signs each delivery anew.
  private static final Duration MAX_AGE = Duration.ofMinutes(5);

  /// stripe-java accepts any time in the future, so a signature could be stolen now for later.
  private static final Duration MAX_SKEW = Duration.ofMinutes(1);

  private static final int MAX_HEADER = 4_096;
  private static final Pattern SIGNED_AT = Pattern.compile("(?:^|,)t=(\\d{1,12})(?:,|$)");

  /// Ids and types are kept, compared and logged, no more: Stripe may call its events what it
  /// likes, such as `v2.core.account[requirements].updated`.
  private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private final boolean liveMode;

  /// @param liveMode whether events must be about real money; the others are refused
  public StripeWebhookVerifier(boolean liveMode) {
    this.liveMode = liveMode;
  }

  /// What a message turned out to be.
  public sealed interface Verdict {}

  /// Stripe sent it.
  public record Genuine(WebhookEvent event) implements Verdict {}

  /// It is not to be acted on.
  public record Rejected(Reason reason) implements Verdict {}

  /// Why a message is not to be acted on.
  public enum Reason {
    /// There is no signature, or it is not one that the store's secrets make.
    FORGED,
    /// Signed more than five minutes before it was received.
    TOO_OLD,
    /// Signed more than a minute after it was received.
    FROM_THE_FUTURE,
    /// Signed by Stripe, and no event that we know how to read.
    UNREADABLE,
    /// About test money in a live store, or the other way round.
    WRONG_MODE
  }

  /// Judges a message.
  ///
  /// @param text exactly what was received, read as UTF-8
  /// @param signature the `Stripe-Signature` header; empty when there was none
  /// @param secrets all that may have signed it
  public Verdict verify(String text, String signature, Instant receivedAt, List<String> secrets) {
    var signedAt = signedAt(signature);
    if (signedAt.isEmpty() || !signed(text, signature, signedAt.get(), secrets)) {
      return new Rejected(Reason.FORGED);
    }
    if (signedAt.get().isBefore(receivedAt.minus(MAX_AGE))) {
      return new Rejected(Reason.TOO_OLD);
    }
    if (signedAt.get().isAfter(receivedAt.plus(MAX_SKEW))) {
      return new Rejected(Reason.FROM_THE_FUTURE);
    }
    return read(text);
  }

  private static Optional<Instant> signedAt(String signature) {
    if (signature.length() > MAX_HEADER) {
      return Optional.empty();
    }
    var times = SIGNED_AT.matcher(signature).results().toList();
    // With two times, stripe-java might check another one than is checked here.
    return times.size() == 1
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(times.getFirst().group(1))))
        : Optional.empty();
  }

  /// The age is judged by the caller, so the clock given here shows the signature's own time.
  private static boolean signed(
      String text, String signature, Instant signedAt, List<String> secrets) {
    var clock = Clock.fixed(signedAt, ZoneOffset.UTC);
    return secrets.stream().anyMatch(secret -> signedWith(secret, text, signature, clock));
  }

  private static boolean signedWith(String secret, String text, String signature, Clock clock) {
    try {
      return Webhook.Signature.verifyHeader(text, signature, secret, MAX_AGE.toSeconds(), clock);
    } catch (SignatureVerificationException | RuntimeException notThisOne) {
      // A malformed header makes stripe-java throw many kinds of exceptions; each of them means no.
      return false;
    }
  }

  private Verdict read(String text) {
    try {
      var event = Json.mapper().readTree(text);
      var id = event.path("id").asText();
      var type = event.path("type").asText();
      if (!NAME.matcher(id).matches() || !NAME.matcher(type).matches()) {
        return new Rejected(Reason.UNREADABLE);
      }
      return event.path("livemode").asBoolean() == liveMode
          ? new Genuine(event(id, type, event))
          : new Rejected(Reason.WRONG_MODE);
    } catch (JsonProcessingException unreadable) {
      return new Rejected(Reason.UNREADABLE);
    }
  }

  private static WebhookEvent event(String id, String type, JsonNode event) {
    var object = event.at("/data/object");
    var metadata = object.path("metadata");
    // `account`: the connected account (Stripe Connect) that it happened on, never the store's own.
    return event.hasNonNull("account")
        ? new WebhookEvent(id, type, Optional.empty(), Optional.empty(), Optional.empty())
        : new WebhookEvent(
            id,
            type,
            text(metadata, StripeSessions.ORDER_ID).flatMap(OrderId::read),
            text(metadata, StripeSessions.CORRELATION_ID).map(CorrelationId::new),
            payment(object).map(PaymentId::new));
  }

  /// Events about a payment itself name it by its own id.
  private static Optional<String> payment(JsonNode object) {
    return object.path("object").asText().equals("payment_intent")
        ? text(object, "id")
        : text(object, "payment_intent");
  }

  private static Optional<String> text(JsonNode object, String member) {
    var value = object.path(member);
    return value.isTextual() && Identifier.isPossible(value.textValue())
        ? Optional.of(value.textValue())
        : Optional.empty();
  }
}
