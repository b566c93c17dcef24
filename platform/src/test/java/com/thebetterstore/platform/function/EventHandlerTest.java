package com.thebetterstore.platform.function;

import static com.thebetterstore.platform.function.QueueEvents.batch;
import static com.thebetterstore.platform.function.QueueEvents.carrying;
import static com.thebetterstore.platform.function.QueueEvents.failed;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.FulfilmentEvent.FulfilmentAccepted;
import com.thebetterstore.contracts.FulfilmentEvent.ShipmentDelivered;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.platform.work.Segments;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventHandlerTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final FulfilmentAccepted ACCEPTED =
      new FulfilmentAccepted(new OrderId("ord_1"), NOON);
  private static final ShipmentDelivered DELIVERED =
      new ShipmentDelivered(new OrderId("ord_2"), NOON, "shp_1");

  private final List<FulfilmentAccepted> handled = new ArrayList<>();
  private final List<Cause> causes = new ArrayList<>();

  private final class Function extends EventHandler {

    Function() {
      super(
          Segments.disabled(),
          handles(
              FulfilmentAccepted.class,
              (accepted, work) -> {
                handled.add(accepted);
                causes.add(work.cause());
              }));
    }
  }

  @Test
  void an_event_is_handled_by_what_is_declared_for_it() throws IOException {
    assertThat(failed(Call.of(new Function(), batch(carrying("m-1", ACCEPTED))))).isEmpty();

    assertThat(handled).containsExactly(ACCEPTED);
    assertThat(causes).containsExactly(new Cause(new CorrelationId("cor_1"), "evt_m-1", null));
  }

  @Test
  void an_event_that_is_not_declared_comes_again_and_so_does_what_is_no_event() throws IOException {
    var answer =
        Call.of(
            new Function(),
            batch(
                carrying("m-1", DELIVERED),
                QueueEvents.message("m-2", "{}", Map.of()),
                carrying("m-3", ACCEPTED)));

    assertThat(failed(answer)).containsExactly("m-1", "m-2");
    assertThat(handled).containsExactly(ACCEPTED);
  }

  @Test
  void what_a_function_handles_can_be_read() {
    assertThat(new Function().handledEvents()).containsExactly("FulfilmentAccepted");
  }
}
