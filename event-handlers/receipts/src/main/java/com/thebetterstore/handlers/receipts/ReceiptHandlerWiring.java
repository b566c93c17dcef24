package com.thebetterstore.handlers.receipts;

import com.thebetterstore.ordering.checkout.Storefront;
import com.thebetterstore.ordering.mail.OrderMails;
import com.thebetterstore.ordering.mail.Seller;
import com.thebetterstore.ordering.mail.aws.DynamoDbSentMail;
import com.thebetterstore.ordering.mail.aws.SesMailer;
import com.thebetterstore.ordering.order.access.OrderAccess;
import com.thebetterstore.ordering.order.aws.DynamoDbOrderStore;
import com.thebetterstore.platform.AwsClients;
import com.thebetterstore.platform.CachedSecret;
import com.thebetterstore.platform.Environment;
import com.thebetterstore.platform.RandomIds;
import com.thebetterstore.platform.StoreTime;
import com.thebetterstore.platform.table.Outbox;
import com.thebetterstore.platform.work.Segments;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// Puts the receipt function together from the environment it was deployed with.
record ReceiptHandlerWiring(Environment environment, AwsClients clients, InstantSource clock) {

  static Map<String, String> processEnvironment() {
    return System.getenv();
  }

  static ReceiptHandlerWiring of(Map<String, String> variables) {
    var environment = new Environment(variables);
    return new ReceiptHandlerWiring(environment, new AwsClients(environment), StoreTime.clock());
  }

  Segments segments() {
    return Segments.of(environment);
  }

  OrderMails orderMails() {
    var dynamo = clients.build(DynamoDbClient.builder());
    var table = environment.required("ORDERING_TABLE");
    return new OrderMails(
        new DynamoDbOrderStore(dynamo, table, new Outbox(table, clock, new RandomIds()), clock),
        new DynamoDbSentMail(dynamo, table),
        new SesMailer(clients.build(SesV2Client.builder()), environment.required("MAIL_FROM")),
        addresses()::orderPage,
        Seller.of(
            environment.required("SELLER_NAME"),
            environment.required("GST_NUMBER"),
            environment.required("SELLER_ADDRESS")),
        clock);
  }

  private Storefront addresses() {
    var secret =
        CachedSecret.text(
            clients.build(SecretsManagerClient.builder()),
            environment.required("ORDER_ACCESS_SECRET_ID"),
            clock);
    return new Storefront(
        URI.create(environment.required("STOREFRONT_URL")), new OrderAccess(secret, clock));
  }
}
