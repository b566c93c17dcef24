package com.thebetterstore.resolvers;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.FulfilmentStatus;
import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.ordering.catalogue.Availability;
import com.thebetterstore.ordering.checkout.CheckoutStatus;
import com.thebetterstore.ordering.order.OrderAction;
import com.thebetterstore.ordering.order.goods.ReturnStatus;
import com.thebetterstore.ordering.order.money.RefundStatus;
import com.thebetterstore.resolvers.view.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The views have the fields of the schema's types, and the enums its values, in the same order.
class SchemaTest {

  private static final Path SCHEMA = Path.of("..", "schema.graphql");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("UserError", "view.UserErrorView"),
          Map.entry("Money", "view.MoneyView"),
          Map.entry("TaxLine", "view.TaxLineView"),
          Map.entry("Totals", "view.TotalsView"),
          Map.entry("Address", "view.AddressView"),
          Map.entry("ShippingMethod", "view.ShippingMethodView"),
          Map.entry("Category", "catalogue.CategoryView"),
          Map.entry("Product", "catalogue.ProductView"),
          Map.entry("CartLine", "cart.CartLineView"),
          Map.entry("Cart", "cart.CartView"),
          Map.entry("CartPayload", "cart.CartPayload"),
          Map.entry("Warning", "cart.WarningView"),
          Map.entry("PageInfo", "view.PageInfoView"),
          Map.entry("StoreSettings", "checkout.StoreSettingsView"),
          Map.entry("ShippingOffer", "checkout.ShippingOfferView"),
          Map.entry("CustomerAddress", "customer.CustomerAddressView"),
          Map.entry("CustomerAddressPayload", "customer.CustomerAddressPayload"),
          Map.entry("OrderPayload", "order.OrderPayload"),
          Map.entry("AcceptedPayload", "order.AcceptedPayload"),
          Map.entry("OrderConnection", "order.view.OrderConnectionView"),
          Map.entry("Checkout", "checkout.CheckoutView"),
          Map.entry("CheckoutPayload", "checkout.CheckoutPayload"),
          Map.entry("Order", "order.view.OrderView"),
          Map.entry("OrderLine", "order.view.OrderLineView"),
          Map.entry("Shipment", "order.view.ShipmentView"),
          Map.entry("Refund", "order.view.RefundView"),
          Map.entry("ReturnRequest", "order.view.ReturnRequestView"),
          Map.entry("OrderEvent", "order.view.OrderEventView"),
          Map.entry("OrderStatusEvent", "order.view.OrderStatusView"));

  private static final Map<String, Class<? extends Enum<?>>> ENUMS =
      Map.ofEntries(
          Map.entry("CheckoutStatus", CheckoutStatus.class),
          Map.entry("OrderStatus", OrderStatus.class),
          Map.entry("PaymentStatus", PaymentStatus.class),
          Map.entry("FulfilmentStatus", FulfilmentStatus.class),
          Map.entry("OrderEventType", OrderEventType.class),
          Map.entry("OrderAction", OrderAction.class),
          Map.entry("RefundStatus", RefundStatus.class),
          Map.entry("ReturnStatus", ReturnStatus.class),
          Map.entry("ProductType", ProductType.class),
          Map.entry("Availability", Availability.class),
          Map.entry("ErrorCode", ErrorCode.class));

  @TestFactory
  Stream<DynamicTest> every_view_has_its_types_fields() throws IOException {
    var schema = Files.readString(SCHEMA);
    return TYPES.entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey(),
                () ->
                    assertThat(components(entry.getValue()))
                        .isEqualTo(names(schema, "type", entry.getKey()))));
  }

  @TestFactory
  Stream<DynamicTest> every_enum_has_its_values() throws IOException {
    var schema = Files.readString(SCHEMA);
    return ENUMS.entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey(),
                () ->
                    assertThat(constants(entry.getValue()))
                        .isEqualTo(names(schema, "enum", entry.getKey()))));
  }

  /// The components of a view, most of which only their package sees.
  private static List<String> components(String view) throws ClassNotFoundException {
    var type = Class.forName(SchemaTest.class.getPackageName() + "." + view);
    return Arrays.stream(type.getRecordComponents()).map(one -> one.getName()).toList();
  }

  private static List<String> constants(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
  }

  /// The names that open the lines of a definition's body; descriptions stand in quotes.
  private static List<String> names(String schema, String kind, String name) {
    var body =
        Pattern.compile("(?ms)^%s %s\\b[^{]*\\{(.*?)^\\}".formatted(kind, name)).matcher(schema);
    assertThat(body.find()).as("%s %s in the schema", kind, name).isTrue();
    return Pattern.compile("(?m)^  ([A-Za-z_][A-Za-z_0-9]*)")
        .matcher(body.group(1))
        .results()
        .map(field -> field.group(1))
        .toList();
  }
}
