package com.thebetterstore.fulfilment;

import static com.thebetterstore.fulfilment.shipping.ShippingOrdersContract.*;
import static com.thebetterstore.platform.function.QueueEvents.batch;
import static com.thebetterstore.platform.function.QueueEvents.carrying;
import static com.thebetterstore.platform.function.QueueEvents.failed;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.fulfilment.shipping.AcceptShippingOrder;
import com.thebetterstore.fulfilment.shipping.InMemoryShippingOrders;
import com.thebetterstore.platform.function.Call;
import com.thebetterstore.platform.work.Segments;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class FulfilmentHandlerTest {

  private final InMemoryShippingOrders shippingOrders = new InMemoryShippingOrders();
  private final FulfilmentHandler handler =
      new FulfilmentHandler(
          new AcceptShippingOrder(shippingOrders, InstantSource.fixed(NOON)), Segments.disabled());

  @Test
  void a_request_that_comes_three_times_is_accepted_once() throws IOException {
    var request = request(ORDER, HOME);

    assertThat(failed(Call.of(handler, batch(carrying("m-1", request), carrying("m-2", request)))))
        .isEmpty();
    assertThat(failed(Call.of(handler, batch(carrying("m-3", request))))).isEmpty();

    assertThat(shippingOrders.published()).containsExactly(ACCEPTED);
  }
}
