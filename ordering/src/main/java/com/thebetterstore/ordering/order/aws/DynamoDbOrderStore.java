package com.thebetterstore.ordering.order.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.BuyerErased;
import com.thebetterstore.contracts.WatchKey;
import com.thebetterstore.ordering.cart.aws.CartWrites;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderDecision.Accepted;
import com.thebetterstore.ordering.order.OrderDecision.CartMove;
import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.order.StaleWrite;
import com.thebetterstore.platform.table.Outbox;
import com.thebetterstore.platform.table.Row;
import com.thebetterstore.platform.table.Transactions;
import com.thebetterstore.platform.table.Transactions.Committed;
import com.thebetterstore.platform.table.Transactions.ConditionsFailed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Orders in the ordering table: one item each, and two more that have its id, for its number and
/// for its watch key.
public final class DynamoDbOrderStore implements OrderStore {

  private static final Logger LOG = LoggerFactory.getLogger(DynamoDbOrderStore.class);

  private static final String BY_DEADLINE = "open-orders-by-deadline";
  private static final int ORDER = 0;

  /// No order has this id.
  private static final OrderId NO_ORDER = new OrderId("ord_");

  private final DynamoDbClient dynamo;
  private final Transactions transactions;
  private final String table;
  private final OrderWrites writes;
  private final CartWrites carts;
  private final InstantSource clock;

  public DynamoDbOrderStore(
      DynamoDbClient dynamo, String table, Outbox outbox, InstantSource clock) {
    this.dynamo = dynamo;
    this.transactions = new Transactions(dynamo);
    this.table = table;
    this.writes = new OrderWrites(table, outbox);
    this.carts = new CartWrites(table);
    this.clock = clock;
  }

  @Override
  public Optional<Order> find(OrderId id) {
    return item(OrderItem.key(id)).map(OrderItem::read);
  }

  @Override
  public Optional<Order> findByNumber(OrderNumber number) {
    // Two reads in any case: how long they take must not show whether there is such an order.
    return find(leadsTo(OrderItem.key(number)).orElse(NO_ORDER));
  }

  @Override
  public Optional<OrderId> findByWatchKey(WatchKey key) {
    return leadsTo(OrderItem.key(key));
  }

  private Optional<OrderId> leadsTo(String key) {
    return item(key).map(row -> new OrderId(row.text(OrderItem.ID)));
  }

  @Override
  public List<OrderId> due(Instant now) {
    return dynamo
        .query(query ->
            query
                .tableName(table)
                .indexName(BY_DEADLINE)
                .keyConditionExpression("#open = :open AND #deadline < :now")
                .expressionAttributeNames(
                    Map.of("#open", OrderItem.OPEN, "#deadline", OrderItem.DEADLINE))
                .expressionAttributeValues(
                    Map.of(
                        ":open", fromS(OrderItem.IS_OPEN),
                        ":now", AttributeFormat.time(now)))
                .limit(MAX_DUE))
        .items()
        .stream()
        .map(item -> new OrderId(Row.of(item).name().substring("ORDER#".length())))
        .toList();
  }

  @Override
  public void postpone(Order asRead, Instant until) {
    switch (transactions.write(List.of(writes.postpone(asRead, until)))) {
      case Committed _ -> {}
      // It has changed since, and the change set a new deadline.
      case ConditionsFailed _ -> {}
    }
  }

  @Override
  public void save(Accepted decision, Cause cause) {
    var all = new ArrayList<TransactWriteItem>();
    all.add(writes.replace(decision.order()));
    all.addAll(writes.stock(decision));
    all.addAll(writes.discounts(decision));
    all.addAll(writes.events(decision, cause));
    var cart = cart(decision);
    cart.ifPresent(all::add);
    switch (transactions.write(all)) {
      case Committed _ -> {}
      case ConditionsFailed failed when failed.at(ORDER) -> throw stale(decision);
      // The cart no longer exists, or is unlocked already: the order is saved without it.
      case ConditionsFailed failed when cart.isPresent() && onlyLast(failed, all) -> {
        LOG.atWarn()
            .addKeyValue("orderId", decision.order().id().value())
            .addKeyValue("cart", decision.order().cart().value())
            .log("cart left as it is");
        save(withoutCart(decision), cause);
      }
      case ConditionsFailed failed ->
          throw new IllegalStateException(
              "order %s and its stock or discounts contradict each other: %s"
                  .formatted(decision.order().id().value(), failed.conditions()));
    }
  }

  @Override
  public void saveOwner(Order owned) {
    switch (transactions.write(List.of(writes.owner(owned)))) {
      case Committed _ -> {}
      case ConditionsFailed _ -> throw new StaleWrite(owned.id(), owned.version() - 1);
    }
  }

  @Override
  public void saveReissued(Order reissued, Order before) {
    saveAnew(reissued, writes.reissued(reissued, before));
  }

  @Override
  public void saveErased(Order erased, Order before, BuyerErased event, Cause cause) {
    var all = new ArrayList<>(writes.erased(erased, before));
    all.add(writes.event(event, cause));
    if (erased.isSold()) {
      all.add(carts.delete(erased.cart()));
    }
    saveAnew(erased, all);
  }

  private void saveAnew(Order next, List<TransactWriteItem> all) {
    switch (transactions.write(all)) {
      case Committed _ -> {}
      case ConditionsFailed failed when failed.at(ORDER) ->
          throw new StaleWrite(next.id(), next.version() - 1);
      case ConditionsFailed failed ->
          throw new IllegalStateException(
              "a new key of order %s is taken: %s"
                  .formatted(next.id().value(), failed.conditions()));
    }
  }

  private static boolean onlyLast(ConditionsFailed failed, List<TransactWriteItem> all) {
    return failed.conditions().size() == 1 && failed.at(all.size() - 1);
  }

  private static Accepted withoutCart(Accepted decision) {
    return new Accepted(decision.order(), decision.events(), decision.stock(), CartMove.NONE);
  }

  private static StaleWrite stale(Accepted decision) {
    return new StaleWrite(decision.order().id(), decision.order().version() - 1);
  }

  private Optional<TransactWriteItem> cart(Accepted decision) {
    var order = decision.order();
    var now = clock.instant();
    return switch (decision.cart()) {
      case NONE -> Optional.empty();
      case CLOSE -> Optional.of(carts.close(order.cart(), order.id(), now));
      case UNLOCK -> Optional.of(carts.unlock(order.cart(), order.id(), now));
      case LOCK -> throw new IllegalArgumentException("a checkout locks a cart, not an order");
    };
  }

  /// An item, read consistently.
  private Optional<Row> item(String key) {
    var answer =
        dynamo.getItem(
            get -> get.tableName(table).key(Map.of("pk", fromS(key))).consistentRead(true));
    return answer.hasItem() ? Optional.of(Row.of(answer.item())) : Optional.empty();
  }
}
