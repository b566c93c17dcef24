package com.thebetterstore.fulfilment.shipping.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.FulfilmentEvent.FulfilmentAccepted;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.DeliveryAddress;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.contracts.OrderingEvent.RequestedLine;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.fulfilment.shipping.ShippingOrder;
import com.thebetterstore.platform.table.Outbox;
import com.thebetterstore.platform.documents.Document;
import com.thebetterstore.platform.documents.Rows;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Captor;
import org.mockito.Mockito;
import org.mockito.MockitoAnnotations;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// `docs/ordering-table.md` has every kind of row and every attribute that this service writes.
class FulfilmentTableDocumentTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Captor private ArgumentCaptor<Consumer<TransactWriteItemsRequest.Builder>> written;

  @Test
  void the_document_has_every_row_and_every_attribute_that_is_written() throws Exception {
    try (var _ = MockitoAnnotations.openMocks(this)) {
      var dynamo = Mockito.mock(DynamoDbClient.class);
      var outbox = new Outbox("fulfilment", InstantSource.fixed(NOON), () -> "NEW");
      var request = request();

      var accepted =
          new DynamoDbShippingOrders(dynamo, "fulfilment", outbox)
              .accept(
                  new ShippingOrder(request, NOON),
                  new FulfilmentAccepted(request.orderId(), NOON),
                  new Cause(new CorrelationId("cor_1"), "evt_0", "Root=1-0;Parent=0;Sampled=1"));

      assertThat(accepted).isTrue();
      Mockito.verify(dynamo).transactWriteItems(written.capture());
    }
    var rows = new Rows(NOON);
    TransactWriteItemsRequest.builder()
        .applyMutation(written.getValue())
        .build()
        .transactItems()
        .forEach(write -> rows.see(write.put().item()));

    rows.in(Document.read("docs/ordering-table.md"), "## Rows of the fulfilment table")
        .mustBeTheFile(FulfilmentTableDocumentTest.class);
  }

  private static FulfilmentRequested request() {
    return new FulfilmentRequested(
        new OrderId("ord_1"),
        new OrderNumber("TBS-1"),
        "aroha@example.nz",
        new DeliveryAddress("Aroha", "1 Queen St", "2", "Auckland", "A", "1010", "NZ", "+64"),
        List.of(new RequestedLine(new Sku("SKU-1"), "Something", ProductType.PHYSICAL, 1)));
  }
}
