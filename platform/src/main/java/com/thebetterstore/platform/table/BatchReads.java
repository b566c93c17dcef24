package com.thebetterstore.platform.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Reads many items of one table by key, 100 to a request.
///
/// DynamoDB may leave keys unread, when it is busy or the answer grows beyond 16 MB; they are asked
/// for again.
public final class BatchReads {

  private static final int MAX_KEYS = 100;
  private static final int MAX_REQUESTS = 20;

  private final DynamoDbClient dynamo;
  private final String table;

  public BatchReads(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /// The items that exist, by key; as they were a moment ago.
  ///
  /// @param keys values of `pk`, none of them twice
  public Map<String, Row> read(Collection<String> keys) {
    return read(keys, false);
  }

  /// As [#read], with every write that was done before.
  public Map<String, Row> readConsistently(Collection<String> keys) {
    return read(keys, true);
  }

  private Map<String, Row> read(Collection<String> keys, boolean consistently) {
    var unread = new ArrayList<>(keys.stream().map(key -> Map.of("pk", fromS(key))).toList());
    var found = new HashMap<String, Row>();
    for (var request = 0; !unread.isEmpty(); request++) {
      if (request == MAX_REQUESTS) {
        throw new IllegalStateException(unread.size() + " keys of " + table + " stay unread");
      }
      var asked = unread.subList(0, Math.min(MAX_KEYS, unread.size()));
      var batch =
          KeysAndAttributes.builder().keys(List.copyOf(asked)).consistentRead(consistently).build();
      asked.clear();
      var answer = dynamo.batchGetItem(ask -> ask.requestItems(Map.of(table, batch)));
      answer
          .responses()
          .getOrDefault(table, List.of())
          .forEach(item -> found.put(Row.of(item).name(), Row.of(item)));
      var left = answer.unprocessedKeys().get(table);
      if (left != null) {
        unread.addAll(left.keys());
      }
    }
    return found;
  }
}
