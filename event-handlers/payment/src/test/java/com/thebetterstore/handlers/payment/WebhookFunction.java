package com.thebetterstore.handlers.payment;

import static com.thebetterstore.platform.function.QueueEvents.batch;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.net.Webhook;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.PaymentEvent.PaymentSessionChanged;
import com.thebetterstore.ordering.payment.InMemoryPaymentInbox;
import com.thebetterstore.ordering.payment.InMemoryShop;
import com.thebetterstore.ordering.payment.PaymentInbox;
import com.thebetterstore.ordering.payment.stripe.StripeSecret;
import com.thebetterstore.ordering.payment.stripe.StripeSecrets;
import com.thebetterstore.ordering.payment.stripe.StripeWebhookVerifier;
import com.thebetterstore.platform.function.Call;
import com.thebetterstore.platform.function.QueueEvents;
import com.thebetterstore.platform.work.Segments;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/// The webhook's function with what it needs in the test's hands: the store's inbox, the quarantine
/// queue, and Stripe's signature.
final class WebhookFunction {

  static final String SECRET = "whsec_current";
  static final String OLD_SECRET = "whsec_old";
  static final StripeSecrets SECRETS =
      () -> new StripeSecret("sk_test_1", List.of(SECRET, OLD_SECRET));
  static final Instant RECEIVED = Instant.parse("2026-03-14T12:00:00Z");
  static final String QUARANTINE = "https://sqs.example/quarantine";
  static final String EVENT =
      """
      {"id": "evt_stripe_1", "type": "checkout.session.completed", "livemode": false,
       "data": {"object": {"id": "cs_1",
         "metadata": {"orderId": "ord_01ARZ3NDEKTSV4RRFFQ69G5FAV", "correlationId": "cor_of_checkout"}}}}
      """;

  static final OrderId ORDER = new OrderId("ord_01ARZ3NDEKTSV4RRFFQ69G5FAV");

  final InMemoryShop shop = new InMemoryShop();
  final InMemoryPaymentInbox inbox = new InMemoryPaymentInbox();
  private final List<SendMessageRequest> putAside = new ArrayList<>();
  private final SqsClient sqs = Mockito.mock(SqsClient.class);
  private boolean queueIsDown;

  WebhookFunction() {
    Mockito.when(sqs.sendMessage(ArgumentMatchers.<Consumer<SendMessageRequest.Builder>>any()))
        .thenAnswer(call -> {
          if (queueIsDown) {
            throw SdkClientException.create("connection refused");
          }
          Consumer<SendMessageRequest.Builder> given = call.getArgument(0);
          putAside.add(SendMessageRequest.builder().applyMutation(given).build());
          return SendMessageResponse.builder().build();
        });
  }

  JsonNode handle(String... messages) throws IOException {
    return Call.of(handler(SECRETS, inbox), batch(messages));
  }

  StripeWebhookHandler handler(StripeSecrets secrets, PaymentInbox box) {
    return new StripeWebhookHandler(
        new StripeWebhookVerifier(false),
        secrets,
        shop.provider,
        box,
        new Quarantine(sqs, QUARANTINE),
        Segments.disabled());
  }

  void queueGoesDown() {
    queueIsDown = true;
  }

  /// What was put aside so far.
  List<SendMessageRequest> putAside() {
    return List.copyOf(putAside);
  }

  /// Why it was.
  List<String> reasons() {
    return putAside.stream().map(kept -> texts(kept).getOrDefault("reason", "")).toList();
  }

  static Map<String, String> texts(SendMessageRequest kept) {
    var texts = new HashMap<String, String>();
    kept.messageAttributes().forEach((name, value) -> texts.put(name, text(value)));
    return texts;
  }

  private static String text(MessageAttributeValue value) {
    assertThat(value.dataType()).isEqualTo("String");
    return value.stringValue();
  }

  static PaymentSessionChanged news(String event, String type) {
    return new PaymentSessionChanged(ORDER, event, type, RECEIVED);
  }

  /// A message as the gateway makes it of a request that was signed at the same moment.
  static String message(String id, String body, String secret, Instant at) {
    return QueueEvents.message(id, body, attributes(signed(body, secret, at), at));
  }

  static Map<String, String> attributes(String signature, Instant receivedAt) {
    var attributes = new HashMap<String, String>();
    attributes.put("StripeSignature", signature);
    attributes.put("receivedAt", Long.toString(receivedAt.toEpochMilli()));
    return attributes;
  }

  static String signed(String body, String secret, Instant at) {
    try {
      return Webhook.Signature.generateSignatureHeader(body, secret, at.getEpochSecond());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
