package com.thebetterstore.fulfilment;

import static com.thebetterstore.fulfilment.shipping.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.fulfilment.download.KnownContent;
import com.thebetterstore.fulfilment.shipping.InMemoryShippingOrders;
import com.thebetterstore.fulfilment.shipping.ShippingRequests;
import com.thebetterstore.platform.function.Call;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DeskWatchTest {

  private final InMemoryShippingOrders orders = new InMemoryShippingOrders();
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final ShippingRequests requests =
      new ShippingRequests(orders, new KnownContent(NOVEL), now::get);
  private final DeskWatch watch = new DeskWatch(orders, now::get);

  @Test
  void while_nothing_waits_nobody_has_waited() throws IOException {
    requests.request(request(novel()), CAUSE);
    later(Duration.ofDays(9));

    assertThat(Call.of(watch, "{}").path("waitedSeconds").asLong()).isZero();
  }

  @Test
  void the_oldest_order_that_waits_for_the_desk_says_how_long() throws IOException {
    requests.request(request(lamps()), CAUSE);
    later(Duration.ofHours(5));
    requests.request(requestOf(OTHER_ORDER, lamps()), CAUSE);
    later(Duration.ofHours(1));

    assertThat(Call.of(watch, "{}").path("waitedSeconds").asLong())
        .isEqualTo(Duration.ofHours(6).toSeconds());
  }

  private void later(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }
}
