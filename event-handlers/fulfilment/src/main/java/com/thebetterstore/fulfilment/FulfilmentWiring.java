package com.thebetterstore.fulfilment;

import com.thebetterstore.fulfilment.download.DigitalContent;
import com.thebetterstore.fulfilment.download.Downloads;
import com.thebetterstore.fulfilment.download.aws.DynamoDbDownloadPermits;
import com.thebetterstore.fulfilment.download.aws.S3DigitalContent;
import com.thebetterstore.fulfilment.download.aws.S3FirstContent;
import com.thebetterstore.fulfilment.shipping.DispatchDesk;
import com.thebetterstore.fulfilment.shipping.ShippingOrders;
import com.thebetterstore.fulfilment.shipping.ShippingRequests;
import com.thebetterstore.fulfilment.shipping.aws.DynamoDbShippingOrders;
import com.thebetterstore.platform.AwsClients;
import com.thebetterstore.platform.Environment;
import com.thebetterstore.platform.RandomIds;
import com.thebetterstore.platform.StoreTime;
import com.thebetterstore.platform.function.RequestReader;
import com.thebetterstore.platform.table.Outbox;
import com.thebetterstore.platform.work.Segments;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Puts each function of the fulfilment service together from the environment it was deployed with.
/// A function asks for its own parts only, so it needs its own settings only.
public record FulfilmentWiring(Environment environment, AwsClients clients, InstantSource clock) {

  public static Map<String, String> processEnvironment() {
    return System.getenv();
  }

  public static FulfilmentWiring of(Map<String, String> variables) {
    var environment = new Environment(variables);
    return new FulfilmentWiring(environment, new AwsClients(environment), StoreTime.clock());
  }

  Segments segments() {
    return Segments.of(environment);
  }

  public RequestReader requests() {
    return new RequestReader(new RandomIds(), segments());
  }

  ShippingRequests shippingRequests() {
    return new ShippingRequests(orders(), content(), clock);
  }

  public DispatchDesk dispatchDesk() {
    return new DispatchDesk(orders(), content(), clock);
  }

  Downloads downloads() {
    return new Downloads(new DynamoDbDownloadPermits(dynamo(), table()), content(), clock);
  }

  EventBridgeClient eventBridge() {
    return clients.build(EventBridgeClient.builder());
  }

  String eventBus() {
    return environment.required("EVENT_BUS_NAME");
  }

  ShippingOrders orders() {
    return new DynamoDbShippingOrders(
        dynamo(), table(), new Outbox(table(), clock, new RandomIds()));
  }

  private DigitalContent content() {
    return new S3DigitalContent(s3(), clients.prepare(S3Presigner.builder()).build(), bucket());
  }

  S3FirstContent firstContent() {
    return new S3FirstContent(s3(), bucket());
  }

  private String bucket() {
    return environment.required("CONTENT_BUCKET");
  }

  /// Files are small: each is signed as a whole, not chunk by chunk.
  private S3Client s3() {
    return clients.build(
        S3Client.builder()
            .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED));
  }

  private String table() {
    return environment.required("FULFILMENT_TABLE");
  }

  private DynamoDbClient dynamo() {
    return clients.build(DynamoDbClient.builder());
  }
}
