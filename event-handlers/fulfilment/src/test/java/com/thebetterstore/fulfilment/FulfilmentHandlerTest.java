package com.thebetterstore.fulfilment;

import static com.thebetterstore.fulfilment.shipping.Requests.*;
import static com.thebetterstore.platform.function.QueueEvents.batch;
import static com.thebetterstore.platform.function.QueueEvents.carrying;
import static com.thebetterstore.platform.function.QueueEvents.failed;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.FulfilmentEvent;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.BuyerErased;
import com.thebetterstore.fulfilment.download.KnownContent;
import com.thebetterstore.fulfilment.shipping.InMemoryShippingOrders;
import com.thebetterstore.fulfilment.shipping.ShippingOrder;
import com.thebetterstore.fulfilment.shipping.ShippingRequests;
import com.thebetterstore.platform.function.Call;
import com.thebetterstore.platform.work.Segments;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class FulfilmentHandlerTest {

  private final InMemoryShippingOrders shippingOrders = new InMemoryShippingOrders();
  private final FulfilmentHandler handler =
      new FulfilmentHandler(
          new ShippingRequests(shippingOrders, new KnownContent(NOVEL), InstantSource.fixed(NOON)),
          Segments.disabled());

  @Test
  void a_request_that_comes_three_times_is_taken_on_once() throws IOException {
    var request = request(lamps(), novel());

    assertThat(failed(Call.of(handler, batch(carrying("m-1", request), carrying("m-2", request)))))
        .isEmpty();
    assertThat(failed(Call.of(handler, batch(carrying("m-3", request))))).isEmpty();

    assertThat(shippingOrders.published())
        .extracting(FulfilmentEvent::detailType)
        .containsExactly("FulfilmentAccepted", "DigitalItemsSent");
  }

  @Test
  void who_bought_is_forgotten_once_however_often_that_is_asked() throws IOException {
    var erased = new BuyerErased(ORDER, new OrderNumber("TBS-1"), NOON);
    Call.of(handler, batch(carrying("m-1", request(lamps())), carrying("m-2", cancellation("c"))));

    assertThat(failed(Call.of(handler, batch(carrying("m-3", erased), carrying("m-4", erased)))))
        .isEmpty();

    assertThat(shippingOrders.find(ORDER))
        .hasValueSatisfying(kept -> assertThat(((ShippingOrder) kept).deliverTo()).isNull());
    assertThat(failed(Call.of(handler, batch(carrying("m-5", request(lamps())))))).isEmpty();
    assertThat(shippingOrders.find(ORDER))
        .hasValueSatisfying(kept -> assertThat(((ShippingOrder) kept).deliverTo()).isNull());
  }

  @Test
  void a_cancellation_is_answered_once_before_its_request_or_after_it() throws IOException {
    var all = cancellation("can_1");
    var again = cancellation("can_2");

    assertThat(
            failed(
                Call.of(
                    handler,
                    batch(
                        carrying("m-1", all),
                        carrying("m-2", request(lamps())),
                        carrying("m-3", all),
                        carrying("m-4", again),
                        carrying("m-5", again)))))
        .isEmpty();

    assertThat(shippingOrders.published())
        .extracting(FulfilmentEvent::detailType)
        .containsExactly("FulfilmentCancelled", "FulfilmentCancellationRefused");
  }
}
