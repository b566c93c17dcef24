package com.thebetterstore.platform.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.FulfilmentEvent.FulfilmentAccepted;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.StoreEvent;
import com.thebetterstore.platform.json.EventJson;
import com.thebetterstore.platform.json.Json;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class OutboxTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final FulfilmentAccepted EVENT =
      new FulfilmentAccepted(new OrderId("ord_1"), NOON);

  private final Outbox outbox = new Outbox("table", InstantSource.fixed(NOON), () -> "1");

  @Test
  void a_row_has_the_event_as_it_was_given() {
    assertThat(written(outbox)).isEqualTo(EVENT);
  }

  @Test
  void an_event_is_completed_before_it_is_written() {
    var later = new FulfilmentAccepted(EVENT.orderId(), NOON.plusSeconds(1));

    assertThat(written(outbox.completing(event -> event.equals(EVENT) ? later : event)))
        .isEqualTo(later);
  }

  private static StoreEvent written(Outbox outbox) {
    var cause = new Cause(new CorrelationId("cor_1"), "evt_0", null);
    var row = Row.of(outbox.row(EVENT, cause).put().item());
    return EventJson.read(row.text("detailType"), Json.read(row.text("detail"), JsonNode.class))
        .data();
  }
}
