package com.thebetterstore.ordering.cart.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.Ids;
import com.thebetterstore.ordering.cart.Cart;
import com.thebetterstore.ordering.cart.CartStore;
import com.thebetterstore.ordering.cart.identity.ArgumentsHash;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.cart.identity.CartName;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import com.thebetterstore.platform.StoreTime;
import com.thebetterstore.platform.table.Row;
import com.thebetterstore.platform.table.Transactions;
import com.thebetterstore.platform.table.Transactions.Committed;
import com.thebetterstore.platform.table.Transactions.ConditionsFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/// Carts in the ordering table, one item each.
public final class DynamoDbCartStore implements CartStore {

  /// How long a request that was done is remembered.
  private static final Duration REMEMBERED = Duration.ofDays(7);

  private final DynamoDbClient dynamo;
  private final Transactions transactions;
  private final String table;
  private final CartPuts puts;

  public DynamoDbCartStore(DynamoDbClient dynamo, String table, Ids ids) {
    this.dynamo = dynamo;
    this.transactions = new Transactions(dynamo);
    this.table = table;
    this.puts = new CartPuts(table, ids);
  }

  @Override
  public Optional<Cart> find(CartId id, Instant now) {
    return item(CartItem.key(id.name()))
        .map(CartItem::read)
        .filter(cart -> cart.opensTo(id))
        .map(cart -> cart.at(now));
  }

  @Override
  public void create(Cart cart) {
    var write = puts.create(cart);
    if (!written(write)) {
      throw new IllegalStateException("there is a cart " + cart.name().value() + " already");
    }
  }

  @Override
  public Saved save(Cart changed) {
    try {
      return written(puts.replace(changed)) ? Saved.DONE : Saved.LOST_RACE;
    } catch (TransactionConflictException busy) {
      // A checkout is locking this cart; the next attempt reads the result.
      return Saved.LOST_RACE;
    }
  }

  @Override
  public Saved saveOnce(Cart changed, Request request) {
    var writes =
        List.of(
            TransactWriteItem.builder().put(puts.replace(changed)).build(),
            TransactWriteItem.builder().put(claim(changed.name(), request)).build());
    return switch (transactions.write(writes)) {
      case Committed _ -> Saved.DONE;
      case ConditionsFailed failed -> failed.at(1) ? Saved.KEY_USED : Saved.LOST_RACE;
    };
  }

  @Override
  public Optional<ArgumentsHash> done(CartName cart, IdempotencyKey key) {
    return item(requestKey(cart, key)).map(row -> new ArgumentsHash(row.text("argumentsHash")));
  }

  /// Writes one item; false when its condition does not hold.
  private boolean written(Put put) {
    try {
      dynamo.putItem(request ->
          request
              .tableName(put.tableName())
              .item(put.item())
              .conditionExpression(put.conditionExpression())
              .expressionAttributeNames(
                  put.hasExpressionAttributeNames() ? put.expressionAttributeNames() : null)
              .expressionAttributeValues(
                  put.hasExpressionAttributeValues() ? put.expressionAttributeValues() : null)
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return true;
    } catch (ConditionalCheckFailedException lost) {
      var there = lost.hasItem() ? lost.item().get(CartPuts.WRITE_ID) : null;
      return there != null && there.equals(put.item().get(CartPuts.WRITE_ID));
    }
  }

  private Put claim(CartName cart, Request request) {
    Map<String, AttributeValue> item =
        Map.of(
            "pk",
            fromS(requestKey(cart, request.key())),
            "argumentsHash",
            fromS(request.arguments().value()),
            "doneAt",
            fromS(StoreTime.write(request.at())),
            CartItem.EXPIRES_AT,
            CartItem.seconds(request.at().plus(REMEMBERED)));
    return Put.builder()
        .tableName(table)
        .item(item)
        .conditionExpression("attribute_not_exists(pk)")
        .build();
  }

  private static String requestKey(CartName cart, IdempotencyKey key) {
    return "IDEMPOTENCY#cart:" + cart.value() + "#" + key.value();
  }

  /// An item, read consistently.
  private Optional<Row> item(String key) {
    var answer =
        dynamo.getItem(
            request -> request.tableName(table).key(Map.of("pk", fromS(key))).consistentRead(true));
    return answer.hasItem() ? Optional.of(Row.of(answer.item())) : Optional.empty();
  }
}
