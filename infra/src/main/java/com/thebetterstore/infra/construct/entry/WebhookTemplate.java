package com.thebetterstore.infra.construct.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/// The API Gateway mapping templates (Velocity) of the Stripe webhook.
///
/// The body goes to the queue in base64, because the signature is over its exact bytes and because
/// SQS refuses some characters; the attribute `enc` says so. SQS refuses an empty attribute too, so
/// a request without a signature is delivered without the attribute `StripeSignature`, and the
/// function counts it as forged.
public enum WebhookTemplate {
  /// The request as a form for SQS's `SendMessage`. Only `$input.body` keeps the bytes;
  /// `$input.json('$')` writes them anew.
  TO_QUEUE("webhook-to-queue.vtl"),
  /// The answer to Stripe when SQS does not take the message: too large is 413, anything else 500.
  REFUSED("queue-refused.vtl");

  private final String resource;

  WebhookTemplate(String resource) {
    this.resource = resource;
  }

  /// The template as one line: a line break in a form would become part of a value.
  public String text() {
    try (var in = WebhookTemplate.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.joining());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(resource, unreadable);
    }
  }
}
