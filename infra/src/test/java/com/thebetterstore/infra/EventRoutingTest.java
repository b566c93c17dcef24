package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.infra.Templates.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.event.ruler.Ruler;

/// Events, as the contracts' examples have them, against the templates' rules, as EventBridge
/// matches them.
class EventRoutingTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Templates templates = Templates.synthesised();

  @ParameterizedTest
  @CsvSource({
    "tbs.ordering,    OrderPlaced,                     ",
    "tbs.ordering,    OrderConfirmed,                  receipts report-loader",
    "tbs.ordering,    FulfilmentRequested,             fulfilment",
    "tbs.ordering,    RefundRequested,                 payment receipts",
    "tbs.ordering,    OrderCancelled,                  receipts report-loader",
    "tbs.ordering,    OrderAccessRequested,            receipts",
    "tbs.ordering,    ReceiptRequested,                receipts",
    "tbs.ordering,    ReturnDecided,                   receipts",
    "tbs.ordering,    OrderStatusChanged,              orderStatusPublish",
    "tbs.ordering,    OrderRefunded,                   receipts report-loader",
    "tbs.ordering,    OrderCompleted,                  report-loader",
    "tbs.payment,     PaymentSessionChanged,           payment",
    "tbs.ordering,    BuyerErased,                     fulfilment",
    "tbs.ordering,    FulfilmentCancellationRequested, fulfilment",
    "tbs.fulfilment,  FulfilmentAccepted,              fulfilment-outcome",
    "tbs.fulfilment,  FulfilmentRejected,              fulfilment-outcome",
    "tbs.fulfilment,  ShipmentDispatched,              fulfilment-outcome receipts",
    "tbs.fulfilment,  ShipmentDelivered,               fulfilment-outcome",
    "tbs.fulfilment,  DigitalItemsSent,                fulfilment-outcome receipts",
    "tbs.fulfilment,  FulfilmentCancelled,             fulfilment-outcome",
    "tbs.fulfilment,  FulfilmentCancellationRefused,   fulfilment-outcome",
    "somebody.else,   OrderConfirmed,                  ",
  })
  void an_event_is_delivered_to(String source, String detailType, String receivers)
      throws Exception {
    var expected = receivers == null ? List.<String>of() : List.of(receivers.split(" "));

    assertThat(receiversOf(source, detailType)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "tbs.ordering,   OrderPlaced,          true",
    "tbs.payment,    PaymentSessionChanged, true",
    "tbs.fulfilment, FulfilmentAccepted,   true",
    "tbs.ordering,   FulfilmentRequested,  false",
    "somebody.else,  OrderPlaced,          false"
  })
  void every_event_of_the_store_but_the_one_that_names_the_buyer_is_archived(
      String source, String detailType, boolean archived) throws Exception {
    var archive = templates.all("Events::Archive").findFirst().orElseThrow();

    assertThat(
            Ruler.matchesRule(
                event(source, detailType), archive.property("EventPattern").toString()))
        .isEqualTo(archived);
  }

  @Test
  void an_event_that_no_function_handles_is_counted_all_the_same() throws Exception {
    assertThat(rules("tbs.ordering", "OrderPlaced")).hasSize(1);
  }

  @Test
  void of_the_changes_of_an_order_failed_payments_are_counted() throws Exception {
    var counter =
        templates
            .all("Events::Rule")
            .filter(rule -> rule.property("Description").asText().equals("Counts payments failed"))
            .findFirst()
            .orElseThrow()
            .property("EventPattern")
            .toString();

    assertThat(Ruler.matchesRule(statusChange("PAYMENT_FAILED"), counter)).isTrue();
    assertThat(Ruler.matchesRule(statusChange("PAYMENT_CONFIRMED"), counter)).isFalse();
  }

  private static String statusChange(String type) throws IOException {
    var event = (ObjectNode) JSON.readTree(event("tbs.ordering", "OrderStatusChanged"));
    event.withObject("/detail/data").put("type", type);
    return JSON.writeValueAsString(event);
  }

  private Set<String> receiversOf(String source, String detailType) throws Exception {
    var receivers = new TreeSet<String>();
    for (var rule : rules(source, detailType)) {
      Templates.stream(rule.property("Targets"))
          .flatMap(target -> receivers(rule, target))
          .forEach(receivers::add);
    }
    return receivers;
  }

  private List<Resource> rules(String source, String detailType) throws Exception {
    var event = event(source, detailType);
    var matching = new ArrayList<Resource>();
    for (var rule : templates.all("Events::Rule").toList()) {
      if (rule.property("EventBusName").asText().equals("tbs-local")
          && Ruler.matchesRule(event, rule.property("EventPattern").toString())) {
        matching.add(rule);
      }
    }
    return matching;
  }

  /// The API is of another stack: what it is asked for is the first field of the operation.
  private Stream<String> receivers(Resource rule, JsonNode target) {
    var operation = target.at("/AppSyncParameters/GraphQLOperation").asText();
    return operation.isEmpty()
        ? consumers(templates.named(rule, target.path("Arn")).orElseThrow())
        : Stream.of(operation.replaceFirst("(?s)^[^{]*\\{\\s*(\\w+).*", "$1"));
  }

  private Stream<String> consumers(Resource queue) {
    return templates
        .consumers(queue)
        .map(function -> function.property("FunctionName").asText())
        .map(name -> name.replaceAll("^tbs-[a-z]+-|-local$", ""));
  }

  private static String event(String source, String detailType) throws IOException {
    var golden =
        Templates.root()
            .resolve("contracts/src/main/resources/events")
            .resolve(detailType + ".v1.json");
    return JSON.writeValueAsString(
        Map.of(
            "source", source,
            "detail-type", detailType,
            "detail", JSON.readTree(Files.readString(golden))));
  }
}
