package com.thebetterstore.handlers.payment;

import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.order.access.DownloadKeys;
import com.thebetterstore.ordering.order.aws.DynamoDbOrderStore;
import com.thebetterstore.ordering.order.lifecycle.UpdateOrder;
import com.thebetterstore.ordering.payment.CompareWithProvider;
import com.thebetterstore.ordering.payment.PaymentInbox;
import com.thebetterstore.ordering.payment.PaymentProvider;
import com.thebetterstore.ordering.payment.Reconcile;
import com.thebetterstore.ordering.payment.ReturnPayments;
import com.thebetterstore.ordering.payment.Settle;
import com.thebetterstore.ordering.payment.aws.DynamoDbPaymentInbox;
import com.thebetterstore.ordering.payment.stripe.StripeClients;
import com.thebetterstore.ordering.payment.stripe.StripePaymentProvider;
import com.thebetterstore.ordering.payment.stripe.StripePaymentRecords;
import com.thebetterstore.ordering.payment.stripe.StripeSecret;
import com.thebetterstore.ordering.payment.stripe.StripeSecrets;
import com.thebetterstore.ordering.payment.stripe.StripeWebhookVerifier;
import com.thebetterstore.platform.AwsClients;
import com.thebetterstore.platform.CachedSecret;
import com.thebetterstore.platform.Environment;
import com.thebetterstore.platform.RandomIds;
import com.thebetterstore.platform.StoreTime;
import com.thebetterstore.platform.table.Outbox;
import com.thebetterstore.platform.work.Segments;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Puts each function of this module together from the environment it was deployed with. A function
/// asks for its own parts only, so it needs its own settings only.
record PaymentHandlersWiring(Environment environment, AwsClients clients, InstantSource clock) {

  static Map<String, String> processEnvironment() {
    return System.getenv();
  }

  static PaymentHandlersWiring of(Map<String, String> variables) {
    var environment = new Environment(variables);
    return new PaymentHandlersWiring(environment, new AwsClients(environment), StoreTime.clock());
  }

  Segments segments() {
    return Segments.of(environment);
  }

  StripeWebhookVerifier verifier() {
    return new StripeWebhookVerifier(liveMode());
  }

  StripeSecrets stripeSecrets() {
    return new CachedSecret<>(
            clients.build(SecretsManagerClient.builder()),
            environment.required("STRIPE_SECRET_ID"),
            clock,
            StripeSecret::read)
        ::get;
  }

  PaymentInbox paymentInbox() {
    return new DynamoDbPaymentInbox(dynamoDb(), table(), outbox());
  }

  Quarantine quarantine() {
    return new Quarantine(
        clients.build(SqsClient.builder()), environment.required("QUARANTINE_QUEUE_URL"));
  }

  /// Settling may confirm an order, which asks for its goods.
  Settle settle() {
    var orders =
        new DynamoDbOrderStore(
            dynamoDb(), table(), outbox().completing(downloadKeys()::completed), clock);
    return new Settle(orders, paymentProvider(), clock);
  }

  ReturnPayments returnPayments() {
    return new ReturnPayments(orders(), paymentProvider(), clock);
  }

  Reconcile reconcile() {
    return new Reconcile(orders(), settle(), returnPayments(), clock);
  }

  CompareWithProvider compareWithProvider() {
    return new CompareWithProvider(
        new StripePaymentRecords(stripeClients()), orders(), settle(), returnPayments(), clock);
  }

  UpdateOrder updateOrder() {
    return new UpdateOrder(orders());
  }

  EventBridgeClient eventBridge() {
    return clients.build(EventBridgeClient.builder());
  }

  String eventBus() {
    return environment.required("EVENT_BUS_NAME");
  }

  private OrderStore orders() {
    return new DynamoDbOrderStore(dynamoDb(), table(), outbox(), clock);
  }

  PaymentProvider paymentProvider() {
    return new StripePaymentProvider(stripeClients(), liveMode());
  }

  private StripeClients stripeClients() {
    return new StripeClients(stripeSecrets(), environment.required("STRIPE_API_BASE"));
  }

  private DownloadKeys downloadKeys() {
    return new DownloadKeys(
        CachedSecret.text(
            clients.build(SecretsManagerClient.builder()),
            environment.required("ORDER_ACCESS_SECRET_ID"),
            clock));
  }

  private boolean liveMode() {
    return Boolean.parseBoolean(environment.required("STRIPE_LIVE_MODE"));
  }

  private Outbox outbox() {
    return new Outbox(table(), clock, new RandomIds());
  }

  private String table() {
    return environment.required("ORDERING_TABLE");
  }

  private DynamoDbClient dynamoDb() {
    return clients.build(DynamoDbClient.builder());
  }
}
