package com.thebetterstore.handlers.payment;

import com.thebetterstore.platform.function.Rehearsed;
import com.thebetterstore.platform.rehearsal.RehearsedFunction;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What each function does before Lambda takes the snapshot of it.
class RehearsalTest {

  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("AWS_REGION", "ap-southeast-2"),
          Map.entry("ORDERING_TABLE", "no-table"),
          Map.entry("STRIPE_SECRET_ID", "none"),
          Map.entry("ORDER_ACCESS_SECRET_ID", "none"),
          Map.entry("STRIPE_API_BASE", "https://stripe.example"),
          Map.entry("STRIPE_LIVE_MODE", "true"),
          Map.entry("QUARANTINE_QUEUE_URL", "https://sqs.example/quarantine"),
          Map.entry("EVENT_BUS_NAME", "bus"));

  static Stream<Function<Map<String, String>, RehearsedFunction>> functions() {
    return Stream.of(
        PaymentHandler::new,
        StripeWebhookHandler::new,
        FulfilmentOutcomeHandler::new,
        OrderingOutboxRelay::new,
        Reconciler::new);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void a_function_rehearses_well_and_stays_as_new(
      Function<Map<String, String>, RehearsedFunction> maker) {
    Rehearsed.well(maker, SETTINGS);
  }
}
