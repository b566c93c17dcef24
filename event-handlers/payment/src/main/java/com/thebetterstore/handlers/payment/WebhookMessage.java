package com.thebetterstore.handlers.payment;

import com.thebetterstore.platform.function.SqsMessage;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// A request to the webhook as API Gateway puts it on the queue: the body as it was received, and
/// beside it, as message attributes, Stripe's signature and the gateway's time.
///
/// @param body what was received, read as UTF-8: bytes that are not valid UTF-8 make another text
///   than the one that was signed
/// @param signature empty when the request had none
/// @param receivedAt the gateway's clock; a redrive keeps it
record WebhookMessage(String body, String signature, Instant receivedAt) {

  /// Empty for a message that the gateway cannot have made.
  static Optional<WebhookMessage> read(SqsMessage message) {
    try {
      var encoded = message.attribute("enc").filter("b64"::equals).isPresent();
      return Optional.of(
          new WebhookMessage(
              encoded ? decoded(message.body()) : message.body(),
              message.attribute("StripeSignature").orElse(""),
              Instant.ofEpochMilli(Long.parseLong(message.attribute("receivedAt").orElse("")))));
    } catch (IllegalArgumentException | DateTimeException malformed) {
      return Optional.empty();
    }
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }
}
