package com.thebetterstore.infra.ordering;

import com.thebetterstore.infra.construct.ServiceScope;
import com.thebetterstore.infra.construct.function.FunctionPlan;
import com.thebetterstore.infra.construct.function.FunctionZip;
import com.thebetterstore.infra.construct.function.Sizing;
import com.thebetterstore.infra.construct.function.StoreFunction;
import com.thebetterstore.infra.construct.messaging.EventSubscription;
import com.thebetterstore.infra.construct.messaging.EventSubscription.Topics;
import com.thebetterstore.infra.construct.messaging.WorkQueue;
import com.thebetterstore.infra.construct.messaging.WorkQueue.Batches;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.ses.EmailIdentity;
import software.amazon.awscdk.services.ses.Identity;
import software.constructs.Construct;

/// Mails receipts of confirmed orders.
final class ReceiptMailing extends Construct {

  /// Every message costs a call to the mail service.
  private static final int BATCH = 3;

  private final StoreFunction function;
  private final EventSubscription subscription;

  ReceiptMailing(
      Construct scope, String id, ServiceScope service, OrderingStore store, IEventBus bus) {
    super(scope, id);
    // SES sends only for an address that its owner has confirmed.
    var sender =
        EmailIdentity.Builder.create(this, "Sender")
            .identity(Identity.email(store.mailFrom()))
            .build();
    this.function =
        new StoreFunction(
            this,
            "receipts",
            service,
            new FunctionPlan(
                "receipts",
                FunctionZip.RECEIPTS,
                "com.thebetterstore.handlers.receipts.ReceiptHandler",
                Sizing.QUEUE_WAITS,
                "Mails receipts, and what becomes of orders",
                Map.of(
                    "GST_NUMBER", store.gstNumber(),
                    "MAIL_FROM", store.mailFrom(),
                    "ORDERING_TABLE", store.tableName(),
                    "ORDER_ACCESS_SECRET_ID", store.orderAccessSecret().getSecretArn(),
                    "SELLER_ADDRESS", store.sellerAddress(),
                    "SELLER_NAME", store.sellerName(),
                    "STOREFRONT_URL", store.storefrontUrl())));
    store.allowRows(function);
    OrderingStore.allowReading(function, store.orderAccessSecret());
    function.allow(List.of("ses:SendEmail"), List.of(sender.getEmailIdentityArn()));
    this.subscription =
        new EventSubscription(
            this,
            "Receipts",
            service,
            bus,
            new Topics(
                List.of("tbs.fulfilment", "tbs.ordering"),
                List.of(
                    "DigitalItemsSent",
                    "OrderAccessRequested",
                    "OrderCancelled",
                    "OrderConfirmed",
                    "OrderRefunded",
                    "ReceiptRequested",
                    "RefundRequested",
                    "ReturnDecided",
                    "ShipmentDispatched")),
            function,
            Batches.of(BATCH));
    alarmOnReputation(service);
  }

  /// Of the whole account, since SES counts no other way; at these rates AWS reviews the account
  /// and may stop its mail (SES developer guide, "Sender reputation").
  private void alarmOnReputation(ServiceScope service) {
    reputation(service, "BounceRate", 0.05, "5 % of the account's mail bounces");
    reputation(
        service,
        "ComplaintRate",
        0.001,
        "One receiver in a thousand calls the account's mail spam");
  }

  private void reputation(ServiceScope service, String rate, double limit, String what) {
    service
        .alarms()
        .above(
            this,
            rate,
            Metric.Builder.create()
                .namespace("AWS/SES")
                .metricName("Reputation." + rate)
                .statistic("Maximum")
                .period(Duration.hours(1))
                .build(),
            limit,
            1,
            "%s, and AWS stops mail that goes on so. Look at SES's reputation page for who refuses it; see whether somebody buys with made-up addresses."
                .formatted(what));
  }

  StoreFunction function() {
    return function;
  }

  WorkQueue queue() {
    return subscription.queue();
  }
}
