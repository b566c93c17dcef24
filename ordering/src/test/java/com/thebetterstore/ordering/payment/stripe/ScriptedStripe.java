package com.thebetterstore.ordering.payment.stripe;

import com.thebetterstore.ordering.loopback.LoopbackServer;
import com.thebetterstore.ordering.loopback.LoopbackServer.Answer;
import com.thebetterstore.ordering.loopback.LoopbackServer.Request;
import java.util.List;
import java.util.Map;

/// Stripe's API as far as a test says what it answers, spoken to by stripe-java over HTTP.
///
/// Shapes: Stripe API reference, "Checkout Sessions", "PaymentIntents", "Refunds" and "Errors".
final class ScriptedStripe implements AutoCloseable {

  static final String OPEN_SESSION = "POST /v1/checkout/sessions";
  static final String SESSION = "GET /v1/checkout/sessions/cs_1";
  static final String SESSIONS = "GET /v1/checkout/sessions";
  static final String EXPIRE_SESSION = "POST /v1/checkout/sessions/cs_1/expire";
  static final String PAYMENT_INTENT = "GET /v1/payment_intents/pi_1";
  static final String REFUND = "POST /v1/refunds";
  static final String REFUNDS = "GET /v1/refunds";
  static final long CREATED = 1_773_489_900;

  /// Stripe's own word on whether to try again; stripe-java heeds it, so tests need not wait.
  private static final Map<String, String> DO_NOT_RETRY = Map.of("Stripe-Should-Retry", "false");

  private final LoopbackServer server = LoopbackServer.start();
  private String apiKey = "sk_test_1";

  /// The side of a store that sells for no real money.
  StripePaymentProvider provider() {
    return provider(false);
  }

  StripePaymentProvider provider(boolean liveMode) {
    return new StripePaymentProvider(clients(), liveMode);
  }

  StripePaymentRecords records() {
    return new StripePaymentRecords(clients());
  }

  private StripeClients clients() {
    var secrets = (StripeSecrets) () -> new StripeSecret(apiKey, List.of());
    return new StripeClients(secrets, server.address().toString());
  }

  void replaceApiKey(String replacement) {
    apiKey = replacement;
  }

  void on(String call, Answer... inTurn) {
    server.on(call, inTurn);
  }

  Request request() {
    return server.request();
  }

  List<Request> requests(String call) {
    return server.requests(call);
  }

  @Override
  public void close() {
    server.close();
  }

  static Answer ok(String body) {
    return Answer.json(200, body);
  }

  /// Stripe's failure with this HTTP status, once.
  static Answer failure(int status, String error) {
    return new Answer(status, DO_NOT_RETRY, "{\"error\": %s}".formatted(error));
  }

  static Answer failure(int status) {
    return failure(status, "{\"type\": \"api_error\", \"message\": \"Something went wrong.\"}");
  }

  /// A session as `status` and `payment_status` say, with this JSON as its `payment_intent`.
  static String session(String status, String paymentStatus, String paymentIntent) {
    return """
    {"id": "cs_1", "object": "checkout.session", "livemode": false, "status": "%s",
     "payment_status": "%s", "amount_total": 9690, "currency": "nzd", "payment_intent": %s,
     "url": %s}
    """
        .formatted(
            status,
            paymentStatus,
            paymentIntent,
            status.equals("open") ? "\"https://checkout.stripe.com/c/pay/cs_1\"" : "null");
  }

  static String intent(String status, long amountReceived, String currency, String lastError) {
    return """
    {"id": "pi_1", "object": "payment_intent", "livemode": false, "status": "%s", "amount": 9690,
     "amount_received": %d, "currency": "%s", "created": %d, "last_payment_error": %s}
    """
        .formatted(status, amountReceived, currency, CREATED, lastError);
  }

  static String refund(String id, String status, long amount, long created) {
    return """
    {"id": "%s", "object": "refund", "status": "%s", "amount": %d, "currency": "nzd",
     "payment_intent": "pi_1", "created": %d}
    """
        .formatted(id, status, amount, created);
  }

  /// A page of a list, as Stripe gives it: the newest first.
  static String list(String... objects) {
    return "{\"object\": \"list\", \"has_more\": false, \"url\": \"/v1/refunds\", \"data\": [%s]}"
        .formatted(String.join(",", objects));
  }
}
