package com.thebetterstore.ordering.payment.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.Ids;
import com.thebetterstore.contracts.PaymentEvent.PaymentSessionChanged;
import com.thebetterstore.ordering.payment.InMemoryPaymentInbox.Published;
import com.thebetterstore.ordering.payment.PaymentInbox;
import com.thebetterstore.ordering.payment.PaymentInboxContract;
import com.thebetterstore.ordering.table.OrderingTable;
import com.thebetterstore.platform.RandomIds;
import com.thebetterstore.platform.json.EventJson;
import com.thebetterstore.platform.json.Json;
import com.thebetterstore.platform.table.Outbox;
import com.thebetterstore.platform.table.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class DynamoDbPaymentInboxTest implements PaymentInboxContract {

  /// A message may wait in a queue for days before it is handled.
  private static final Instant HANDLED = RECEIVED.plus(Duration.ofDays(3));

  @Override
  public Box box() {
    return new TableBox(OrderingTable.create(), new RandomIds());
  }

  @Test
  void an_event_of_stripes_is_remembered_for_longer_than_stripe_can_send_it_again() {
    var box = new TableBox(OrderingTable.create(), new RandomIds());

    box.inbox().accept(PaymentInboxContract.news("evt_1", "ord_1"), CAUSE);

    var row = box.table().item("INBOX#stripe:evt_1");
    assertThat(row)
        .containsEntry("orderId", fromS("ord_1"))
        .containsEntry("type", fromS("checkout.session.completed"))
        .containsEntry("receivedAt", fromS("2026-03-14T12:00:00.000Z"));
    assertThat(Row.of(row).epochSeconds("expiresAt")).isAfter(RECEIVED.plus(Duration.ofDays(30)));
  }

  /// The one name is used by the outbox already, so the transaction cannot be written.
  @Test
  void what_cannot_be_published_is_not_kept_either_and_comes_again() {
    var table = OrderingTable.create();
    var box = new TableBox(table, () -> "THE-ONLY-NAME");
    box.inbox().accept(PaymentInboxContract.news("evt_1", "ord_1"), CAUSE);

    assertThatThrownBy(() -> box.inbox().accept(PaymentInboxContract.news("evt_2", "ord_1"), CAUSE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("evt_2");
    assertThat(table.item("INBOX#stripe:evt_2")).isEmpty();

    var mended = new TableBox(table, new RandomIds());
    assertThat(mended.inbox().accept(PaymentInboxContract.news("evt_2", "ord_1"), CAUSE)).isTrue();
  }

  private record TableBox(OrderingTable table, Ids ids) implements Box {

    @Override
    public PaymentInbox inbox() {
      var outbox = new Outbox(table.name(), InstantSource.fixed(HANDLED), ids);
      return new DynamoDbPaymentInbox(table.client(), table.name(), outbox);
    }

    @Override
    public List<Published> published() {
      return table.client().scanPaginator(scan -> scan.tableName(table.name())).items().stream()
          .map(Row::of)
          .filter(row -> row.name().startsWith("OUTBOX#"))
          .map(TableBox::published)
          .toList();
    }

    private static Published published(Row row) {
      try {
        var detail = Json.mapper().readTree(row.text("detail"));
        var event = EventJson.read(row.text("detailType"), detail);
        var metadata = event.metadata();
        assertThat(row.text("source")).isEqualTo("tbs.payment");
        return new Published(
            (PaymentSessionChanged) event.data(),
            new Cause(metadata.correlationId(), metadata.causationId(), row.text("traceHeader")));
      } catch (JsonProcessingException noJson) {
        throw new AssertionError(row.text("detail"), noJson);
      }
    }
  }
}
