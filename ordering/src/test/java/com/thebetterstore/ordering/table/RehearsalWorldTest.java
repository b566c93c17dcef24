package com.thebetterstore.ordering.table;

import static com.thebetterstore.ordering.order.OrderFixtures.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.cart.identity.CartKey;
import com.thebetterstore.ordering.cart.identity.CartName;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.catalogue.ProductFixtures;
import com.thebetterstore.ordering.checkout.CheckoutShop;
import com.thebetterstore.ordering.customer.Buyer.Customer;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.RecordFulfilmentAccepted;
import com.thebetterstore.ordering.order.OrderCommand.RecordPayment;
import com.thebetterstore.ordering.order.lifecycle.UpdateOrder;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.PaymentSession;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.platform.documents.Document;
import com.thebetterstore.platform.table.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// `rehearsal/world.json`, what functions of this service find while they rehearse, has rows as the
/// service writes them today: a cart, what is in it, an order that waits for its payment and one
/// whose goods are being sent.
class RehearsalWorldTest {

  private static final String FILE = "ordering/src/main/resources/rehearsal/world.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Offer TEA = ProductFixtures.physical("tea", ProductFixtures.nzd(19_00), 100);
  private static final Offer BOOK =
      ProductFixtures.digital("book", ProductFixtures.nzd(24_00), 100);

  /// The names that the events of rehearsals give.
  private static final CartName CART = new CartName("cart_7K3M9QXD7K3M9QXD7K3M");

  private static final CartKey CART_KEY = new CartKey("rehearsalrehearsalrehearsalrehea");
  private static final OrderId SENT = new OrderId("ord_01ARZ3NDEKTSV4RRFFQ69G5FAV");
  private static final String SALE = "pi_sent";
  private static final String SENT_NUMBER = "TBS-7K3M-9QXD";
  private static final String SENT_WATCH_KEY = "watch_01ARZ3NDEKTSV4RRFFQ69G5FB3";
  private static final OrderId UNPAID = new OrderId("ord_01ARZ3NDEKTSV4RRFFQ69G5FAW");

  /// So late that nothing has run out when functions rehearse.
  private static final Instant LATE = Instant.parse("2100-01-01T00:00:00Z");

  private static final Set<String> KEPT =
      Set.of("CART", "ORDER", "PRODUCT", "STOCK", "NUMBER", "WATCH");

  @Test
  void the_rows_of_rehearsals_are_as_the_service_writes_them() throws Exception {
    var fresh = JSON.readTree(world());
    var file = JSON.readTree(String.join("\n", Document.read(FILE).lines()) + " ");

    if (!shapes(file).equals(shapes(fresh))) {
      Document.read(FILE)
          .withLines(
              JSON.writerWithDefaultPrettyPrinter().writeValueAsString(fresh).lines().toList())
          .mustBeTheFile(RehearsalWorldTest.class);
    }
    assertThat(shapes(fresh)).containsKeys("CART", "ORDER", "PRODUCT", "STOCK");
  }

  private static String world() {
    var shop = new CheckoutShop(TEA, BOOK);
    shop.now.set(LATE);
    var cart = shop.aReadyCart(TEA, 2);
    var unpaid = placed(shop);
    var sent = placed(shop);
    var updates = new UpdateOrder(shop.orders);
    var payment = new Payment(new PaymentId(SALE), ReceivedAmount.of(sent.total()));
    updates.apply(sent.id(), new RecordPayment(payment, false, LATE), CheckoutShop.CAUSE);
    updates.apply(sent.id(), new RecordFulfilmentAccepted(LATE), CheckoutShop.CAUSE);

    var world = JSON.createObjectNode();
    world.put("secret", "{\"apiKey\": \"rehearsal\", \"webhookSecrets\": [\"rehearsal\"]}");
    var items = world.putArray("items");
    shop.table.client().scanPaginator(scan -> scan.tableName(shop.table.name())).items().stream()
        .filter(item -> KEPT.contains(kind(Row.of(item).name())))
        .sorted((one, other) -> Row.of(one).name().compareTo(Row.of(other).name()))
        .forEach(item -> items.add(JSON.valueToTree(written(item))));
    world.set("answers", answers(unpaid, sent));
    return renamed(world.toString(), cart)
        .replace(unpaid.id().value(), UNPAID.value())
        .replace(sent.id().value(), SENT.value())
        .replace(sent.number().value(), SENT_NUMBER)
        .replace(sent.watchKey().value(), SENT_WATCH_KEY);
  }

  private static Order placed(CheckoutShop shop) {
    var cart = shop.aReadyCart(TEA, 1);
    return shop.checkOut(shop.request(cart, new Customer(CUSTOMER)))
        .checkout()
        .orElseThrow()
        .order();
  }

  private static String renamed(String world, CartId cart) {
    return world
        .replace(cart.name().value(), CART.value())
        .replace(((CartKey) cart.proof()).hash().value(), CART_KEY.hash().value());
  }

  /// Stripe's, of pages that were paid, and of one that is opened.
  private static JsonNode answers(Order unpaid, Order sent) {
    var answers = JSON.createObjectNode();
    for (var order : List.of(unpaid, sent)) {
      var payment = order.equals(sent) ? SALE : "pi_paid";
      answers.set("GET /v1/checkout/sessions/" + page(order), paid(order, payment));
      answers.set("GET /v1/payment_intents/" + payment, intent(order, payment));
    }
    answers.set(
        "POST /v1/checkout/sessions",
        object(page(unpaid), "checkout.session")
            .put("status", "open")
            .put("url", "https://checkout.stripe.com/c/pay/cs_rehearsal"));
    for (var list : List.of("checkout/sessions", "refunds", "disputes")) {
      var none = JSON.createObjectNode();
      none.put("object", "list").put("has_more", false).put("url", "/v1").putArray("data");
      answers.set("GET /v1/" + list, none);
    }
    return answers;
  }

  private static String page(Order order) {
    return ((PaymentSession.Opened) order.session()).id().value();
  }

  private static JsonNode paid(Order order, String payment) {
    var session = object(page(order), "checkout.session");
    session.put("status", "complete").put("payment_status", "paid").put("currency", "nzd");
    session.put("amount_total", order.total().minorUnits());
    return session.set("payment_intent", intent(order, payment));
  }

  private static JsonNode intent(Order order, String payment) {
    var intent = object(payment, "payment_intent");
    intent.put("status", "succeeded").put("currency", "nzd").put("created", 1_773_489_600);
    intent.put("amount", order.total().minorUnits());
    intent.put("amount_received", order.total().minorUnits());
    intent.putObject("metadata").put("orderId", order.id().value());
    return intent;
  }

  private static ObjectNode object(String id, String type) {
    return JSON.createObjectNode().put("id", id).put("object", type).put("livemode", false);
  }

  private static Map<String, Object> written(Map<String, AttributeValue> item) {
    var written = new TreeMap<String, Object>();
    item.forEach((name, value) -> written.put(name, written(value)));
    return written;
  }

  private static Object written(AttributeValue value) {
    return switch (value.type()) {
      case S -> Map.of("S", value.s());
      case N -> Map.of("N", value.n());
      case BOOL -> Map.of("BOOL", value.bool());
      case M -> Map.of("M", written(value.m()));
      case L -> Map.of("L", value.l().stream().map(RehearsalWorldTest::written).toList());
      case SS -> Map.of("SS", value.ss());
      default -> throw new IllegalArgumentException("no row has a " + value.type());
    };
  }

  private static String kind(String key) {
    return key.substring(0, key.indexOf('#'));
  }

  /// The attributes of each kind of row, with those of maps in them.
  private static Map<String, Set<String>> shapes(JsonNode world) {
    var shapes = new TreeMap<String, Set<String>>();
    world
        .path("items")
        .forEach(item ->
            paths(
                "",
                item,
                shapes.computeIfAbsent(kind(item.at("/pk/S").asText()), _ -> new TreeSet<>())));
    return shapes;
  }

  private static void paths(String above, JsonNode node, Set<String> found) {
    if (node.isArray()) {
      node.forEach(element -> paths(above + "[]", element, found));
    } else if (node.isObject()) {
      node.properties()
          .forEach(member -> paths(above + "/" + member.getKey(), member.getValue(), found));
    } else {
      found.add(above);
    }
  }
}
