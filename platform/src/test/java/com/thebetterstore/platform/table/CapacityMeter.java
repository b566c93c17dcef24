package com.thebetterstore.platform.table;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// A client that counts what AWS would bill for its requests: computed from the items that they
/// read and write, since DynamoDB Local counts transactions otherwise (it adds up sizes first, and
/// rounds then).
///
/// Writes of a transaction cost twice as much as others; the entries of indexes follow later and
/// cost what they do outside of one.
public final class CapacityMeter {

  private static final int IN_TRANSACTION = 2;
  private static final double EVENTUALLY = 0.5;

  private final DynamoDbClient metered;
  private final DynamoDbClient client;
  private final Map<String, List<GlobalSecondaryIndexDescription>> indexes = new HashMap<>();
  private Capacity taken = Capacity.NONE;

  public CapacityMeter(DynamoDbClient metered) {
    this.metered = metered;
    this.client =
        (DynamoDbClient)
            Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                this::call);
  }

  /// What counts.
  public DynamoDbClient client() {
    return client;
  }

  /// What was taken since the last call of this.
  public Capacity taken() {
    var all = taken;
    taken = Capacity.NONE;
    return all;
  }

  private record Item(String table, Map<String, AttributeValue> key) {}

  private @Nullable Object call(Object proxy, Method method, @Nullable Object[] arguments)
      throws Throwable {
    if (arguments == null || arguments.length != 1) {
      return invoke(method, arguments);
    }
    if (!(arguments[0] instanceof DynamoDbRequest request) || method.getName().endsWith("tor")) {
      // A builder's, or one of pages: it asks this client again, with a request.
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    var written = written(request);
    if (written.isEmpty()) {
      var answer = invoke(method, arguments);
      read(request, answer);
      return answer;
    }
    var before = written.stream().map(this::look).toList();
    try {
      return invoke(method, arguments);
    } finally {
      // One whose condition fails costs as much.
      var factor = request instanceof TransactWriteItemsRequest ? IN_TRANSACTION : 1;
      for (var place = 0; place < written.size(); place++) {
        var item = written.get(place);
        count(item, before.get(place), look(item), factor);
      }
    }
  }

  private @Nullable Object invoke(Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(metered, arguments);
    } catch (InvocationTargetException failed) {
      throw Objects.requireNonNull(failed.getTargetException());
    }
  }

  private Map<String, AttributeValue> look(Item item) {
    return metered
        .getItem(get -> get.tableName(item.table()).key(item.key()).consistentRead(true))
        .item();
  }

  private static List<Item> written(DynamoDbRequest request) {
    return switch (request) {
      case PutItemRequest put -> List.of(new Item(put.tableName(), key(put.item())));
      case UpdateItemRequest update -> List.of(new Item(update.tableName(), update.key()));
      case DeleteItemRequest delete -> List.of(new Item(delete.tableName(), delete.key()));
      case TransactWriteItemsRequest all ->
          all.transactItems().stream().map(CapacityMeter::written).toList();
      default -> List.of();
    };
  }

  private static Item written(TransactWriteItem item) {
    if (item.put() != null) {
      return new Item(item.put().tableName(), key(item.put().item()));
    }
    if (item.update() != null) {
      return new Item(item.update().tableName(), item.update().key());
    }
    return item.delete() != null
        ? new Item(item.delete().tableName(), item.delete().key())
        : new Item(item.conditionCheck().tableName(), item.conditionCheck().key());
  }

  private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
    return Map.of("pk", Objects.requireNonNull(item.get("pk"), "an item without key"));
  }

  private void count(
      Item item,
      Map<String, AttributeValue> before,
      Map<String, AttributeValue> after,
      int factor) {
    var size = Math.max(ItemSize.of(before), ItemSize.of(after));
    taken =
        taken.and(
            Capacity.write(
                kind(after.isEmpty() ? before : after, item), factor * ItemSize.writeUnits(size)));
    for (var index : indexes(item.table())) {
      var units = indexUnits(entry(index, before), entry(index, after), index);
      if (units > 0) {
        taken = taken.and(Capacity.index(index.indexName(), units));
      }
    }
  }

  /// The kind of a row by how its key begins; of an event, its type as well.
  private static String kind(Map<String, AttributeValue> row, Item item) {
    var key = Objects.requireNonNull(item.key().get("pk"), "an item without key").s();
    var kind = key.substring(0, key.indexOf('#') + 1);
    var event = row.get("detailType");
    return event == null ? "`" + kind + "`" : "`" + kind + "` " + event.s();
  }

  private static long indexUnits(
      Map<String, AttributeValue> before,
      Map<String, AttributeValue> after,
      GlobalSecondaryIndexDescription index) {
    if (before.equals(after)) {
      return 0;
    }
    if (before.isEmpty() || after.isEmpty()) {
      return ItemSize.writeUnits(ItemSize.of(before.isEmpty() ? after : before));
    }
    var hasMoved = keys(index).anyMatch(key -> !Objects.equals(before.get(key), after.get(key)));
    return hasMoved
        ? ItemSize.writeUnits(ItemSize.of(before)) + ItemSize.writeUnits(ItemSize.of(after))
        : ItemSize.writeUnits(Math.max(ItemSize.of(before), ItemSize.of(after)));
  }

  /// An item as it is in an index; empty if it is not.
  private static Map<String, AttributeValue> entry(
      GlobalSecondaryIndexDescription index, Map<String, AttributeValue> item) {
    if (!keys(index).allMatch(item::containsKey)) {
      return Map.of();
    }
    if (index.projection().projectionType() == ProjectionType.ALL) {
      return item;
    }
    return Stream.concat(keys(index), Stream.of("pk"))
        .collect(Collectors.toMap(name -> name, name -> Objects.requireNonNull(item.get(name))));
  }

  private static Stream<String> keys(GlobalSecondaryIndexDescription index) {
    return index.keySchema().stream().map(KeySchemaElement::attributeName);
  }

  private List<GlobalSecondaryIndexDescription> indexes(String table) {
    return indexes.computeIfAbsent(
        table,
        name -> metered.describeTable(it -> it.tableName(name)).table().globalSecondaryIndexes());
  }

  private void read(DynamoDbRequest request, @Nullable Object answer) {
    switch (request) {
      case GetItemRequest get ->
          readAlone(
              ((GetItemResponse) Objects.requireNonNull(answer)).item(), get.consistentRead());
      case BatchGetItemRequest batch -> {
        var found = ((BatchGetItemResponse) Objects.requireNonNull(answer)).responses();
        batch
            .requestItems()
            .forEach((table, asked) -> {
              var items = found.getOrDefault(table, List.of());
              items.forEach(item -> readAlone(item, asked.consistentRead()));
              for (var missing = items.size(); missing < asked.keys().size(); missing++) {
                readAlone(Map.of(), asked.consistentRead());
              }
            });
      }
      case QueryRequest query -> {
        var items = new ArrayList<>(((QueryResponse) Objects.requireNonNull(answer)).items());
        readTogether(items, query.consistentRead());
      }
      default -> {
        // It reads no items, or is a scan, which only tests make.
      }
    }
  }

  private void readAlone(Map<String, AttributeValue> item, @Nullable Boolean isConsistent) {
    readTogether(List.of(item), isConsistent);
  }

  private void readTogether(
      Collection<Map<String, AttributeValue>> items, @Nullable Boolean isConsistent) {
    var units = ItemSize.readUnits(items.stream().mapToLong(ItemSize::of).sum());
    taken =
        taken.and(Capacity.read(Boolean.TRUE.equals(isConsistent) ? units : units * EVENTUALLY));
  }
}
