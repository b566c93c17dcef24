package com.thebetterstore.fulfilment.shipping;

import static com.thebetterstore.fulfilment.shipping.ShippingOrdersContract.NOON;
import static com.thebetterstore.fulfilment.shipping.ShippingOrdersContract.ORDER;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.contracts.OrderingEvent.RequestedLine;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.Sku;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShippingOrderTest {

  @Test
  void goods_without_an_address_cannot_be_taken_on() {
    var lamp =
        new RequestedLine(new Sku("LAMP-1"), "Lamp", ProductType.PHYSICAL, 1, "1", null, null);
    var nowhere =
        new FulfilmentRequested(
            ORDER, new OrderNumber("TBS-1"), "a@example.nz", null, List.of(lamp));

    assertThatThrownBy(() -> new ShippingOrder(nowhere, NOON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ord_1");
  }
}
