package com.thebetterstore.ordering.order.aws;

import static com.thebetterstore.ordering.order.OrderFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.Ids;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.catalogue.aws.StockRows;
import com.thebetterstore.ordering.checkout.CheckoutStore;
import com.thebetterstore.ordering.checkout.aws.DynamoDbCheckoutStore;
import com.thebetterstore.ordering.discount.Discounts;
import com.thebetterstore.ordering.discount.aws.DynamoDbDiscounts;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.RecordPayment;
import com.thebetterstore.ordering.order.OrderCommand.RecordRefund;
import com.thebetterstore.ordering.order.OrderCommand.RefundProgress;
import com.thebetterstore.ordering.order.OrderCommand.RequestRefund;
import com.thebetterstore.ordering.order.OrderFixtures;
import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.order.OrderStoreContract;
import com.thebetterstore.ordering.order.money.ProviderRefundId;
import com.thebetterstore.ordering.order.money.RefundAsk;
import com.thebetterstore.ordering.order.money.RefundId;
import com.thebetterstore.ordering.table.OrderingTable;
import com.thebetterstore.platform.RandomIds;
import com.thebetterstore.platform.table.Outbox;
import com.thebetterstore.platform.table.Row;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.AdditionalAnswers;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

class DynamoDbOrderStoreTest implements OrderStoreContract {

  private static final InstantSource CLOCK = InstantSource.fixed(NOON);
  private static final Ids IDS = new RandomIds();

  @Override
  public World world() {
    var table = OrderingTable.create();
    put(table, stock(LAMP));
    put(table, stock(NOVEL));
    var world = new TableWorld(table);
    world.discounts().enter(OrderFixtures.TENTH);
    world.putCart(3);
    return world;
  }

  /// Whether a number is an order's is nobody's business without its token; two reads take longer
  /// than one.
  @Test
  void a_number_that_no_order_has_takes_as_many_reads_as_one_that_an_order_has() {
    var world = (TableWorld) world();
    world.place(OrderFixtures.lamps());
    var real = world.table().client();
    var dynamo = Mockito.mock(DynamoDbClient.class, AdditionalAnswers.delegatesTo(real));
    var orders = new DynamoDbOrderStore(dynamo, world.table().name(), world.outbox(), CLOCK);
    var placed = OrderFixtures.aPlacedOrder().number();

    for (var number : List.of(placed, new OrderNumber("TBS-0000-0000"))) {
      Mockito.clearInvocations(dynamo);
      assertThat(orders.findByNumber(number).isPresent()).isEqualTo(number.equals(placed));
      Mockito.verify(dynamo, Mockito.times(2))
          .getItem(ArgumentMatchers.<Consumer<GetItemRequest.Builder>>any());
    }
  }

  @Test
  void an_open_order_has_a_deadline_and_a_closed_one_none() {
    var world = (TableWorld) world();
    world.place(OrderFixtures.lamps());
    assertThat(world.order()).containsEntry("open", fromS("OPEN")).containsKey("deadline");

    var paid =
        OrderFixtures.accepted(
            world.orders().find(ORDER).orElseThrow(),
            new RecordPayment(
                OrderFixtures.payment(
                    OrderFixtures.PAYMENT, OrderFixtures.lamps().totals().total()),
                false,
                NOON));
    world.orders().save(paid, CAUSE);
    assertThat(world.order())
        .doesNotContainKeys("open", "deadline")
        .containsEntry("status", fromS("CONFIRMED"));
  }

  static Stream<Supplier<Order>> ordersInEveryState() {
    return Stream.of(
        OrderFixtures::aPlacedOrder,
        () -> OrderFixtures.placed(OrderFixtures.novel()),
        () -> OrderFixtures.placed(OrderFixtures.discounted()),
        OrderFixtures::anOrderWithItsPageOpen,
        OrderFixtures::aDeclinedOrder,
        OrderFixtures::aPaidOrder,
        OrderFixtures::aProcessingOrder,
        OrderFixtures::aShippedOrder,
        OrderFixtures::aDeliveredOrder,
        OrderFixtures::anOrderOnHold,
        () -> OrderFixtures.refunded(OrderFixtures.anOrderOnHold()),
        OrderFixtures::aCancelledOrder,
        OrderFixtures::anExpiredOrder,
        OrderFixtures::anExpiredOrderPaidLate,
        () -> OrderFixtures.refunded(OrderFixtures.anExpiredOrderPaidLate()),
        OrderFixtures::aRejectedOrder,
        OrderFixtures::aRefundedOrder,
        OrderFixtures::anOrderPaidTwice,
        () -> asked(new RefundAsk.Amount(OrderFixtures.nzd(1_00))),
        () -> asked(new RefundAsk.Units(List.of(OrderFixtures.units(1, 1)), true)),
        () -> asked(new RefundAsk.Again(new RefundId("ref_1"))));
  }

  /// Asked by a person, once a first refund failed.
  private static Order asked(RefundAsk ask) {
    var first = new RefundAsk.Amount(OrderFixtures.nzd(2_00));
    var order = OrderFixtures.after(OrderFixtures.aDeliveredOrder(), request("ref_1", first));
    var failed =
        OrderFixtures.after(
            order,
            new RecordRefund(
                OrderFixtures.PAYMENT,
                new ProviderRefundId("re_1"),
                Optional.of(new RefundId("ref_1")),
                order.money().due().getFirst().amount(),
                RefundProgress.FAILED,
                OrderFixtures.NOON));
    return OrderFixtures.after(failed, request("ref_2", ask));
  }

  private static RequestRefund request(String id, RefundAsk ask) {
    return new RequestRefund(new RefundId(id), ask, "Sorry.", OrderFixtures.NOON);
  }

  @ParameterizedTest
  @MethodSource("ordersInEveryState")
  void an_order_is_read_as_it_was_written(Supplier<Order> fixture) {
    var order = fixture.get();

    assertThat(OrderItem.read(Row.of(OrderItem.of(order)))).isEqualTo(order);
  }

  private static Map<String, AttributeValue> stock(Sku sku) {
    return Map.of(
        "pk", fromS("STOCK#" + sku.value()),
        "sku", fromS(sku.value()),
        "available", fromN("5"),
        "reserved", fromN("0"),
        "sold", fromN("0"));
  }

  private static void put(OrderingTable table, Map<String, AttributeValue> item) {
    table.client().putItem(put -> put.tableName(table.name()).item(item));
  }

  private record TableWorld(OrderingTable table) implements World {

    @Override
    public OrderStore orders() {
      return new DynamoDbOrderStore(table.client(), table.name(), outbox(), CLOCK);
    }

    @Override
    public CheckoutStore checkouts() {
      return new DynamoDbCheckoutStore(table.client(), table.name(), outbox());
    }

    @Override
    public Stock stock(Sku sku) {
      return StockRows.read(table, sku);
    }

    @Override
    public String cartState() {
      var cart = table.item("CART#" + CART.value());
      return cart.isEmpty() ? "NONE" : Row.of(cart).text("state");
    }

    @Override
    public void removeCart() {
      var key = Map.of("pk", fromS("CART#" + CART.value()));
      table.client().deleteItem(delete -> delete.tableName(table.name()).key(key));
    }

    @Override
    public void putCart(long version) {
      put(
          table,
          Map.of(
              "pk", fromS("CART#" + CART.value()),
              "state", fromS("ACTIVE"),
              "version", fromN(Long.toString(version))));
    }

    @Override
    public Discounts discounts() {
      return new DynamoDbDiscounts(table.client(), table.name());
    }

    @Override
    public List<String> published() {
      return table.client().scanPaginator(scan -> scan.tableName(table.name())).items().stream()
          .map(Row::of)
          .filter(row -> row.name().startsWith("OUTBOX#"))
          .map(row -> row.text("detailType"))
          .toList();
    }

    Map<String, AttributeValue> order() {
      return table.item("ORDER#" + ORDER.value());
    }

    private Outbox outbox() {
      return new Outbox(table.name(), CLOCK, IDS);
    }
  }
}
