package com.thebetterstore.ordering.cart.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.Ids;
import com.thebetterstore.ordering.cart.Cart;
import com.thebetterstore.ordering.cart.customer.CustomerCartStore;
import com.thebetterstore.ordering.cart.identity.CartName;
import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.platform.table.Row;
import com.thebetterstore.platform.table.Transactions;
import com.thebetterstore.platform.table.Transactions.Committed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Customers' carts in the ordering table: a row for each customer leads to the latest.
public final class DynamoDbCustomerCartStore implements CustomerCartStore {

  private static final String CART_NAME = "cartName";

  private final DynamoDbClient dynamo;
  private final Transactions transactions;
  private final CartPuts puts;
  private final String table;

  public DynamoDbCustomerCartStore(DynamoDbClient dynamo, String table, Ids ids) {
    this.dynamo = dynamo;
    this.transactions = new Transactions(dynamo);
    this.puts = new CartPuts(table, ids);
    this.table = table;
  }

  @Override
  public Optional<CartName> latest(CustomerId customer) {
    var answer =
        dynamo.getItem(get ->
            get.tableName(table)
                .key(Map.of("pk", fromS(CartItem.latestKey(customer))))
                .consistentRead(true));
    return answer.hasItem()
        ? Optional.of(new CartName(Row.of(answer.item()).text(CART_NAME)))
        : Optional.empty();
  }

  @Override
  public boolean begin(Begun begun) {
    return written(begun(begun));
  }

  @Override
  public boolean merge(Cart guests, Change customers) {
    var own =
        switch (customers) {
          case Begun begun -> begun(begun);
          case Changed(var cart) -> Stream.of(puts.replace(cart));
        };
    return written(Stream.concat(Stream.of(puts.replace(guests)), own));
  }

  @Override
  public boolean forget(CustomerId customer, CartName latest) {
    var leads =
        Delete.builder()
            .tableName(table)
            .key(Map.of("pk", fromS(CartItem.latestKey(customer))))
            .conditionExpression("#cart = :latest")
            .expressionAttributeNames(Map.of("#cart", CART_NAME))
            .expressionAttributeValues(Map.of(":latest", fromS(latest.value())))
            .build();
    var cart =
        Delete.builder()
            .tableName(table)
            .key(Map.of("pk", fromS(CartItem.key(latest))))
            .conditionExpression("attribute_not_exists(pk) OR #state <> :locked")
            .expressionAttributeNames(Map.of("#state", CartItem.STATE))
            .expressionAttributeValues(Map.of(":locked", fromS(CartItem.LOCKED)))
            .build();
    var both =
        Stream.of(leads, cart)
            .map(delete -> TransactWriteItem.builder().delete(delete).build())
            .toList();
    return transactions.write(both) instanceof Committed;
  }

  private Stream<Put> begun(Begun begun) {
    return Stream.of(puts.create(begun.cart()), latest(begun));
  }

  private Put latest(Begun begun) {
    var item =
        Map.of(
            "pk",
            fromS(CartItem.latestKey(begun.customer())),
            CART_NAME,
            fromS(begun.cart().name().value()));
    var put = Put.builder().tableName(table).item(item);
    return begun
        .before()
        .map(before ->
            put.conditionExpression("#cart = :before")
                .expressionAttributeNames(Map.of("#cart", CART_NAME))
                .expressionAttributeValues(Map.of(":before", fromS(before.value()))))
        .orElseGet(() -> put.conditionExpression("attribute_not_exists(pk)"))
        .build();
  }

  private boolean written(Stream<Put> writes) {
    var all = writes.map(put -> TransactWriteItem.builder().put(put).build()).toList();
    return transactions.write(List.copyOf(all)) instanceof Committed;
  }
}
