package com.thebetterstore.cloud.table;

import com.thebetterstore.cloud.source.stream.TableChanges;
import com.thebetterstore.cloud.source.stream.TableStreams;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Resource;
import com.thebetterstore.cloud.template.TemplateException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Record;

/// Removes items whose time to live is over, by the store's own clock. DynamoDB promises to do so
/// within a few days; here it is done whenever [#run] is called.
///
/// A list on disk says what expires when. The tables' streams keep it right, so that the work grows
/// with what was written and what expires, and never with what is stored. Only a table that was
/// made before there was such a list is read through, once, a little in each run.
public final class ItemExpiry implements AutoCloseable {

  /// A page holds up the engine for less than a tenth of a second, however large the table is.
  private static final int PAGE = 100;

  private static final int PAGES_IN_A_RUN = 5;
  private static final List<String> VIEWS_WITH_NEW_IMAGE =
      List.of("NEW_IMAGE", "NEW_AND_OLD_IMAGES");

  /// What stands for the place in a table that was read through, or never had to be.
  private static final String READ_THROUGH = "";

  private static final String BEGINNING = "-";

  private final DynamoDbClient dynamoDb;
  private final MVStore store;
  private final InstantSource clock;
  private final ExpiryList list;
  private final MVMap<String, String> places;
  private final List<Table> tables = new ArrayList<>();
  private final ReentrantLock turn = new ReentrantLock();
  private volatile boolean closed;

  /// A table whose items expire.
  ///
  /// @param attribute holds the time, in seconds since 1970
  private record Table(
      String name, String attribute, List<String> keyNames, TableChanges changes) {}

  /// @param dynamoDb a client of the engine itself
  /// @param streams those of the same engine; must keep their checkpoints in the same store
  /// @param newTables names of those that this start has made, and in which there is nothing to
  ///   find
  /// @throws TemplateException if a table's stream does not hold what was written
  public ItemExpiry(
      DynamoDbClient dynamoDb,
      TableStreams streams,
      Deployment deployment,
      Collection<String> newTables,
      MVStore store,
      InstantSource clock) {
    this.dynamoDb = dynamoDb;
    this.store = store;
    this.clock = clock;
    list = new ExpiryList(store);
    places = store.openMap("expiry-read-through");
    TableCreation.tables(deployment)
        .filter(table -> table.property("TimeToLiveSpecification").path("Enabled").asBoolean())
        .forEach(table -> add(table, streams, newTables.contains(table.ref())));
  }

  private void add(Resource table, TableStreams streams, boolean isNew) {
    var view = table.property("StreamSpecification").path("StreamViewType").asText();
    if (!VIEWS_WITH_NEW_IMAGE.contains(view)) {
      throw new TemplateException(
          table + " has a time to live and needs a stream of new images here");
    }
    var keyNames =
        table.list("KeySchema").stream().map(key -> key.path("AttributeName").asText()).toList();
    var attribute = table.property("TimeToLiveSpecification").path("AttributeName").asText();
    var changes = streams.changes(table.ref(), "expiry " + table.ref());
    tables.add(new Table(table.ref(), attribute, keyNames, changes));
    if (isNew) {
      places.put(table.ref(), READ_THROUGH);
      store.commit();
    }
  }

  /// Learns what was written since the last run, and removes what has expired.
  public void run() {
    turn.lock();
    try {
      if (!closed) {
        tables.forEach(this::learn);
        tables.forEach(this::readThrough);
        removeExpired();
      }
    } finally {
      turn.unlock();
    }
  }

  private void learn(Table table) {
    table.changes().read(records -> records.forEach(record -> note(table, record)));
  }

  private void note(Table table, Record record) {
    var change = record.dynamodb();
    // After a removal there is no image, and so no time.
    note(table, change.keys(), change.newImage());
  }

  private void note(
      Table table, Map<String, AttributeValue> key, Map<String, AttributeValue> item) {
    var place = ItemKey.of(table.name(), table.keyNames(), key);
    expiry(item.get(table.attribute()))
        .ifPresentOrElse(seconds -> list.put(place, seconds), () -> list.remove(place));
  }

  /// DynamoDB expires only items whose attribute is a number of whole seconds.
  private static Optional<Long> expiry(@Nullable AttributeValue value) {
    if (value == null || value.type() != AttributeValue.Type.N) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(value.n()).longValueExact())
          .filter(seconds -> seconds >= 0);
    } catch (ArithmeticException noTime) {
      return Optional.empty();
    }
  }

  /// Reads some pages more of a table that is older than the list. Where it stopped is on disk.
  private void readThrough(Table table) {
    for (var page = 0; page < PAGES_IN_A_RUN && !closed; page++) {
      var place = places.getOrDefault(table.name(), BEGINNING);
      if (place.equals(READ_THROUGH)) {
        return;
      }
      var found =
          dynamoDb.scan(scan -> {
            scan.tableName(table.name()).limit(PAGE);
            if (!place.equals(BEGINNING)) {
              scan.exclusiveStartKey(ItemKey.parse(place).key());
            }
          });
      found.items().forEach(item -> note(table, item, item));
      places.put(
          table.name(),
          found.hasLastEvaluatedKey()
              ? new ItemKey(table.name(), found.lastEvaluatedKey()).text()
              : READ_THROUGH);
      store.commit();
    }
  }

  private void removeExpired() {
    var now = clock.instant();
    for (var item : list.before(now.getEpochSecond())) {
      if (closed) {
        break;
      }
      tables.stream()
          .filter(table -> table.name().equals(item.table()))
          .forEach(table -> removeExpired(table, item, now));
      list.remove(item);
    }
    // A kill before this brings entries back whose items are gone: nothing is removed for them.
    store.commit();
  }

  private void removeExpired(Table table, ItemKey item, Instant now) {
    try {
      dynamoDb.deleteItem(delete ->
          delete
              .tableName(table.name())
              .key(item.key())
              .conditionExpression("#expires < :now")
              .expressionAttributeNames(Map.of("#expires", table.attribute()))
              .expressionAttributeValues(
                  Map.of(":now", AttributeValue.fromN(Long.toString(now.getEpochSecond())))));
    } catch (ConditionalCheckFailedException prolonged) {
      // Written anew since the stream was read: the next run puts it on the list again.
    }
  }

  /// Lets the run that is under way come to an early end. What is left is done after the next
  /// start.
  @Override
  public void close() {
    closed = true;
    turn.lock();
    try {
      store.commit();
    } finally {
      turn.unlock();
    }
  }
}
