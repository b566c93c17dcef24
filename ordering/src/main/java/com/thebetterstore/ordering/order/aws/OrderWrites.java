package com.thebetterstore.ordering.order.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderingEvent;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.catalogue.aws.StockWrites;
import com.thebetterstore.ordering.discount.aws.DiscountWrites;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderDecision.Accepted;
import com.thebetterstore.ordering.order.OrderDecision.StockMove;
import com.thebetterstore.platform.table.Outbox;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The writes of an order's decision, for one transaction.
public final class OrderWrites {

  /// What an order has only sometimes, or no longer has.
  private static final List<String> REMOVABLE =
      List.of(
          OrderItem.OPEN,
          OrderItem.DEADLINE,
          MoneyItem.SALE,
          EarlierState.STATE,
          EarlierState.SURPLUS);

  /// What says who bought, besides.
  private static final List<String> ERASABLE =
      Stream.concat(
              REMOVABLE.stream(),
              Stream.of(
                  PurchaseItem.EMAIL,
                  PurchaseItem.ADDRESS,
                  PurchaseItem.RECIPIENT,
                  OrderItem.CUSTOMER))
          .toList();

  private final String table;
  private final Outbox outbox;
  private final StockWrites stock;
  private final DiscountWrites discounts;

  public OrderWrites(String table, Outbox outbox) {
    this.table = table;
    this.outbox = outbox;
    this.stock = new StockWrites(table);
    this.discounts = new DiscountWrites(table);
  }

  /// The order, as a new item.
  public TransactWriteItem create(Order order) {
    return absent(OrderItem.of(order));
  }

  /// An item that leads from the order's number to the order.
  public TransactWriteItem number(Order order) {
    return leading(OrderItem.key(order.number()), order);
  }

  /// An item that leads from the order's watch key to the order.
  public TransactWriteItem watchKey(Order order) {
    return leading(OrderItem.key(order.watchKey()), order);
  }

  private TransactWriteItem leading(String key, Order order) {
    return absent(Map.of("pk", fromS(key), OrderItem.ID, fromS(order.id().value())));
  }

  /// The order as it is now, at the version that was decided on. Attributes that this version of
  /// the store does not know stay as they are.
  TransactWriteItem replace(Order order) {
    return next(order, OrderItem.progress(order), REMOVABLE, Optional.of(OrderItem.added(order)));
  }

  /// The order with other secrets, at the version before, and its watch key in place of the old.
  List<TransactWriteItem> reissued(Order reissued, Order before) {
    return List.of(
        next(reissued, OrderItem.secrets(reissued), List.of(), Optional.empty()),
        delete(OrderItem.key(before.watchKey())),
        watchKey(reissued));
  }

  /// The order without who bought it, at the version before, and its watch key in place of the old.
  List<TransactWriteItem> erased(Order erased, Order before) {
    var set = OrderItem.of(erased);
    set.remove("pk");
    return List.of(
        next(erased, set, ERASABLE, Optional.empty()),
        delete(OrderItem.key(before.watchKey())),
        watchKey(erased));
  }

  public TransactWriteItem event(OrderingEvent event, Cause cause) {
    return outbox.row(event, cause);
  }

  private TransactWriteItem delete(String key) {
    return TransactWriteItem.builder()
        .delete(delete -> delete.tableName(table).key(Map.of("pk", fromS(key))))
        .build();
  }

  /// The order at its next version, if the version before is there.
  ///
  /// @param removable what goes if it is not set
  /// @param added to the timeline
  private TransactWriteItem next(
      Order order,
      Map<String, AttributeValue> set,
      List<String> removable,
      Optional<AttributeValue> added) {
    var names = new TreeMap<String, String>();
    var values = new HashMap<String, AttributeValue>();
    set.forEach((name, value) -> {
      names.put("#" + name, name);
      values.put(":" + name, value);
    });
    var removed = removable.stream().filter(name -> !set.containsKey(name)).toList();
    removed.forEach(name -> names.put("#" + name, name));
    names.put("#version", OrderItem.VERSION);
    values.put(":read", AttributeFormat.number(order.version() - 1));
    var changes = set.keySet().stream().sorted().map(name -> "#%s = :%s".formatted(name, name));
    if (added.isPresent()) {
      names.put("#timeline", OrderItem.TIMELINE);
      values.put(":added", added.get());
      changes = Stream.concat(changes, Stream.of("#timeline = list_append(#timeline, :added)"));
    }
    var update =
        "SET "
            + changes.collect(Collectors.joining(", "))
            + removed.stream()
                .map(name -> "#" + name)
                .collect(Collectors.joining(", ", removed.isEmpty() ? "" : " REMOVE ", ""));
    return TransactWriteItem.builder()
        .update(write ->
            write
                .tableName(table)
                .key(Map.of("pk", fromS(OrderItem.key(order.id()))))
                .updateExpression(update)
                .conditionExpression("#version = :read")
                .expressionAttributeNames(names)
                .expressionAttributeValues(values))
        .build();
  }

  /// The customer who owns the order now, at the version before.
  TransactWriteItem owner(Order owned) {
    var customer = owned.buyer().customer().orElseThrow();
    return TransactWriteItem.builder()
        .update(update ->
            update
                .tableName(table)
                .key(Map.of("pk", fromS(OrderItem.key(owned.id()))))
                .updateExpression("SET #customer = :customer, #version = :next")
                .conditionExpression("#version = :read")
                .expressionAttributeNames(
                    Map.of("#customer", OrderItem.CUSTOMER, "#version", OrderItem.VERSION))
                .expressionAttributeValues(
                    Map.of(
                        ":customer", fromS(customer.value()),
                        ":next", AttributeFormat.number(owned.version()),
                        ":read", AttributeFormat.number(owned.version() - 1))))
        .build();
  }

  /// Another deadline of the order, at the version that was read, which stays the same.
  TransactWriteItem postpone(Order asRead, Instant until) {
    return TransactWriteItem.builder()
        .update(update ->
            update
                .tableName(table)
                .key(Map.of("pk", fromS(OrderItem.key(asRead.id()))))
                .updateExpression("SET #deadline = :until")
                .conditionExpression("#version = :read")
                .expressionAttributeNames(
                    Map.of("#deadline", OrderItem.DEADLINE, "#version", OrderItem.VERSION))
                .expressionAttributeValues(
                    Map.of(
                        ":until", AttributeFormat.time(until),
                        ":read", AttributeFormat.number(asRead.version()))))
        .build();
  }

  /// One write for each sku: a transaction takes one write to an item.
  public List<TransactWriteItem> stock(Accepted decision) {
    var move = decision.stock();
    return move.units().entrySet().stream()
        .map(units -> move(move.kind(), units.getKey(), units.getValue()))
        .toList();
  }

  /// Uses of discounts are taken and given back as stock is: reserved for the order until it is
  /// paid, or ends unpaid.
  public List<TransactWriteItem> discounts(Accepted decision) {
    var used = decision.order().purchase().discounts().stream();
    return switch (decision.stock().kind()) {
      case RESERVE -> used.flatMap(use -> discounts.take(use).stream()).toList();
      case RELEASE -> used.flatMap(use -> discounts.giveBack(use).stream()).toList();
      case NONE, RESTOCK -> List.of();
    };
  }

  public List<TransactWriteItem> events(Accepted decision, Cause cause) {
    return decision.events().stream().map(event -> outbox.row(event, cause)).toList();
  }

  private TransactWriteItem move(StockMove.Kind kind, Sku sku, int quantity) {
    return switch (kind) {
      case NONE -> throw new IllegalArgumentException("nothing moves nowhere");
      case RESERVE -> stock.reserve(sku, quantity);
      case RELEASE -> stock.release(sku, quantity);
      case RESTOCK -> stock.restock(sku, quantity);
    };
  }

  private TransactWriteItem absent(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)"))
        .build();
  }
}
