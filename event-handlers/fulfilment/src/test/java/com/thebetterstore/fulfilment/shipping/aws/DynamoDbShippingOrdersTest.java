package com.thebetterstore.fulfilment.shipping.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.OrderingEvent.DeliveryAddress;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.fulfilment.shipping.ShippingOrder;
import com.thebetterstore.fulfilment.shipping.ShippingOrdersContract;
import com.thebetterstore.platform.json.Json;
import com.thebetterstore.platform.table.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DynamoDbShippingOrdersTest implements ShippingOrdersContract {

  @Override
  public Kept none() {
    return ShippingTable.create();
  }

  @Test
  void a_shipping_order_is_kept_as_it_was_asked_for_with_and_without_an_address() {
    for (var deliverTo : new @Nullable DeliveryAddress[] {HOME, null}) {
      var table = ShippingTable.create();
      var kept = new ShippingOrder(ShippingOrdersContract.request(ORDER, deliverTo), NOON);

      assertThat(table.shippingOrders().accept(kept, ACCEPTED, CAUSE)).isTrue();

      assertThat(table.rows())
          .hasSize(2)
          .extracting(Row::name)
          .contains("SHIPPING_ORDER#ord_1")
          .anyMatch(key -> key.startsWith("OUTBOX#evt_"));
      var row = table.row("SHIPPING_ORDER#ord_1");
      assertThat(Json.read(row.text("request"), FulfilmentRequested.class))
          .isEqualTo(kept.request());
      assertThat(row.instant("acceptedAt")).isEqualTo(NOON);
    }
  }

  @Test
  void a_shipping_order_that_is_asked_for_again_stays_as_it_was() {
    var table = ShippingTable.create();
    table.shippingOrders().accept(ShippingOrdersContract.toHome(ORDER), ACCEPTED, CAUSE);
    var later = NOON.plusSeconds(60);
    var again = new ShippingOrder(ShippingOrdersContract.request(ORDER, HOME), later);

    table.shippingOrders().accept(again, ACCEPTED, CAUSE);

    assertThat(table.rows()).hasSize(2);
    assertThat(table.row("SHIPPING_ORDER#ord_1").instant("acceptedAt")).isEqualTo(NOON);
  }
}
