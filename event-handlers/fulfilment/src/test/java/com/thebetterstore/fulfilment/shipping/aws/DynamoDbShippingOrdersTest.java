package com.thebetterstore.fulfilment.shipping.aws;

import static com.thebetterstore.fulfilment.shipping.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.fulfilment.shipping.DeskRules;
import com.thebetterstore.fulfilment.shipping.ShippingCommand.Dispatch;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.Changed;
import com.thebetterstore.fulfilment.shipping.ShippingOrder;
import com.thebetterstore.fulfilment.shipping.ShippingOrdersContract;
import com.thebetterstore.fulfilment.shipping.ShippingState;
import com.thebetterstore.platform.StoreTime;
import com.thebetterstore.platform.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DynamoDbShippingOrdersTest implements ShippingOrdersContract {

  @Override
  public Kept none() {
    return ShippingTable.create();
  }

  /// Until then an item held the request alone, without lines' ids, a state or a version.
  @Test
  void an_item_of_before_shipping_orders_had_states_is_all_open_and_listed_once_it_changes() {
    var table = ShippingTable.create();
    var request =
        """
        {"orderId": "%s", "orderNumber": "TBS-1", "email": "aroha@example.nz",
         "deliverTo": %s,
         "lines": [{"sku": "LAMP-1", "name": "Lamp", "type": "PHYSICAL", "quantity": 3}]}
        """
            .formatted(ORDER.value(), Json.write(HOME));
    table
        .client()
        .putItem(put ->
            put.tableName(table.name())
                .item(
                    Map.of(
                        "pk", fromS("SHIPPING_ORDER#" + ORDER.value()),
                        "orderNumber", fromS("TBS-1"),
                        "acceptedAt", fromS(StoreTime.write(NOON)),
                        "request", fromS(request))));

    var read = (ShippingOrder) table.shippingOrders().find(ORDER).orElseThrow();
    assertThat(read.state()).isEqualTo(ShippingState.OPEN);
    assertThat(read.deliverTo()).isEqualTo(HOME);
    assertThat(read.requestedAt()).isEqualTo(NOON);
    assertThat(table.shippingOrders().page(ShippingState.OPEN, 10, null).orders()).isEmpty();

    var one = new Dispatch("shp_1", List.of(units("LAMP-1", 1)), "NZ Post", "NZ1", NOON);
    var sent = (Changed) DeskRules.decide(read, one);
    table.shippingOrders().save(sent, CAUSE);

    assertThat(table.shippingOrders().page(ShippingState.OPEN, 10, null).orders())
        .containsExactly((ShippingOrder) sent.after());
  }

  @Test
  void no_row_has_a_key_that_opens_a_download() {
    var table = ShippingTable.create();

    table.shippingOrders().save(ShippingOrdersContract.takenOn(ORDER, NOON), CAUSE);

    assertThat(table.items()).hasSize(4).noneMatch(item -> item.toString().contains(NOVEL_KEY));
  }
}
