package com.thebetterstore.ordering.checkout.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.cart.aws.CartWrites;
import com.thebetterstore.ordering.cart.identity.CartName;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.catalogue.aws.StockWrites;
import com.thebetterstore.ordering.checkout.CheckoutStore;
import com.thebetterstore.ordering.discount.DiscountCode;
import com.thebetterstore.ordering.discount.UsedDiscount;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderDecision.Accepted;
import com.thebetterstore.ordering.order.aws.OrderWrites;
import com.thebetterstore.platform.table.Outbox;
import com.thebetterstore.platform.table.Row;
import com.thebetterstore.platform.table.Transactions;
import com.thebetterstore.platform.table.Transactions.Committed;
import com.thebetterstore.platform.table.Transactions.ConditionsFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Places orders in the ordering table, which has the cart and the stock as well.
public final class DynamoDbCheckoutStore implements CheckoutStore {

  /// How long a request that was done is remembered.
  private static final Duration REMEMBERED = Duration.ofDays(7);

  private static final int REQUEST = 0;
  private static final int NUMBER = 1;
  private static final int CART = 4;

  private final DynamoDbClient dynamo;
  private final Transactions transactions;
  private final String table;
  private final OrderWrites orders;
  private final CartWrites carts;

  public DynamoDbCheckoutStore(DynamoDbClient dynamo, String table, Outbox outbox) {
    this.dynamo = dynamo;
    this.transactions = new Transactions(dynamo);
    this.table = table;
    this.orders = new OrderWrites(table, outbox);
    this.carts = new CartWrites(table);
  }

  @Override
  public Placing place(Accepted placed, long cartVersion, Request request, Cause cause) {
    var order = placed.order();
    var writes = new ArrayList<TransactWriteItem>();
    writes.add(claim(request, order));
    writes.add(orders.number(order));
    writes.add(orders.create(order));
    writes.add(orders.watchKey(order));
    writes.add(carts.lock(order.cart(), cartVersion, order.id(), used(order), order.placedAt()));
    var firstOfStock = writes.size();
    writes.addAll(orders.stock(placed));
    var endOfStock = writes.size();
    writes.addAll(orders.discounts(placed));
    writes.addAll(orders.events(placed, cause));
    return switch (transactions.write(writes)) {
      case Committed _ -> new Placed();
      case ConditionsFailed failed when failed.at(REQUEST) -> new KeyUsed();
      case ConditionsFailed failed when failed.at(NUMBER) -> new NumberTaken();
      case ConditionsFailed failed when failed.at(CART) -> new Outdated();
      case ConditionsFailed failed -> {
        var tooLittle = tooLittle(failed, firstOfStock, endOfStock);
        yield tooLittle.isEmpty() ? new Outdated() : new SoldOut(tooLittle);
      }
    };
  }

  /// The rows of stock that did not have what was ordered, as they were then.
  private static List<Stock> tooLittle(ConditionsFailed failed, int first, int end) {
    return failed.conditions().stream()
        .filter(condition -> condition.index() >= first && condition.index() < end)
        .flatMap(condition -> StockWrites.found(condition).stream())
        .toList();
  }

  @Override
  public Optional<Earlier> earlier(CartName cart, IdempotencyKey key) {
    var answer =
        dynamo.getItem(get ->
            get.tableName(table)
                .key(Map.of("pk", fromS(requestKey(cart, key))))
                .consistentRead(true));
    return answer.hasItem() ? Optional.of(earlier(Row.of(answer.item()))) : Optional.empty();
  }

  private static List<DiscountCode> used(Order order) {
    return order.purchase().discounts().stream().map(UsedDiscount::code).toList();
  }

  private static Earlier earlier(Row row) {
    return new Earlier(
        row.optionalText("arguments").orElse(""), row.optionalText("orderId").map(OrderId::new));
  }

  private TransactWriteItem claim(Request request, Order order) {
    var until = order.placedAt().plus(REMEMBERED).getEpochSecond();
    var item =
        Map.of(
            "pk", fromS(requestKey(order.cart(), request.key())),
            "arguments", fromS(request.arguments()),
            // What other requests are compared by: a key serves one kind of request only.
            "argumentsHash", fromS(request.arguments()),
            "orderId", fromS(order.id().value()),
            "expiresAt", fromN(Long.toString(until)));
    return TransactWriteItem.builder()
        .put(put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)"))
        .build();
  }

  private static String requestKey(CartName cart, IdempotencyKey key) {
    return "IDEMPOTENCY#cart:" + cart.value() + "#" + key.value();
  }
}
