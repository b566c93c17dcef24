package com.thebetterstore.fulfilment.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.OrderingEvent.DeliveryAddress;
import com.thebetterstore.fulfilment.download.Downloads;
import com.thebetterstore.fulfilment.shipping.ShippingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The views have the fields of the schema's types, in the same order.
class DeskSchemaTest {

  private static final Path SCHEMA = Path.of("..", "..", "schema.graphql");

  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "Address", DeliveryAddress.class,
          "Download", Downloads.Link.class,
          "LineQuantity", LineQuantity.class,
          "Shipment", ShippingOrderView.Shipment.class,
          "ShippingOrder", ShippingOrderView.class,
          "ShippingOrderConnection", ShippingOrderConnection.class,
          "ShippingOrderEdge", ShippingOrderConnection.Edge.class,
          "ShippingOrderLine", ShippingOrderView.Line.class,
          "ShippingOrderPayload", ShippingOrderPayload.class);

  @Test
  void every_view_has_its_types_fields() throws IOException {
    var schema = Files.readString(SCHEMA);

    TYPES.forEach((type, view) ->
        assertThat(Arrays.stream(view.getRecordComponents()).map(it -> it.getName()))
            .as(type)
            .containsExactlyElementsOf(names(schema, "type", type)));
  }

  /// The other fields of `UserError` say nothing of what the desk does.
  @Test
  void errors_have_codes_and_fields_of_the_schema() throws IOException {
    var schema = Files.readString(SCHEMA);

    assertThat(names(schema, "enum", "ErrorCode"))
        .contains(
            DeskError.INVALID_INPUT,
            DeskError.NOT_FOUND,
            DeskError.QUANTITY_NOT_OPEN,
            DeskError.IDEMPOTENCY_KEY_REUSED);
    assertThat(Arrays.stream(DeskError.class.getRecordComponents()).map(it -> it.getName()))
        .isSubsetOf(names(schema, "type", "UserError"));
  }

  @Test
  void states_are_those_of_the_schema() throws IOException {
    assertThat(Arrays.stream(ShippingState.values()).map(Enum::name))
        .containsExactlyElementsOf(names(Files.readString(SCHEMA), "enum", "ShippingOrderState"));
  }

  private static List<String> names(String schema, String kind, String name) {
    var body =
        Pattern.compile("(?ms)^%s %s\\b.*?\\{$(.*?)^\\}".formatted(kind, name)).matcher(schema);
    assertThat(body.find()).as("%s %s in the schema", kind, name).isTrue();
    return Pattern.compile("(?m)^  ([A-Za-z_][A-Za-z_0-9]*)")
        .matcher(body.group(1))
        .results()
        .map(field -> field.group(1))
        .toList();
  }
}
