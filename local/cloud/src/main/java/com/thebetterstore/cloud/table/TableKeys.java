package com.thebetterstore.cloud.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.template.Deployment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The partition keys of the templates' tables and indexes.
public final class TableKeys {

  private TableKeys() {}

  /// The name of the partition key of a table, or of an index given as `TABLE/index/NAME`, as a
  /// list of one; none if it is not known.
  public static Function<String, List<String>> of(Deployment deployment) {
    Map<String, List<String>> keys = new HashMap<>();
    TableCreation.tables(deployment)
        .forEach(table -> {
          keys.put(table.ref(), partitionKey(table.list("KeySchema")));
          for (var kind : List.of("GlobalSecondaryIndexes", "LocalSecondaryIndexes")) {
            for (var index : table.list(kind)) {
              keys.put(
                  table.ref() + "/index/" + index.path("IndexName").asText(),
                  partitionKey(index.path("KeySchema").valueStream().toList()));
            }
          }
        });
    return name -> keys.getOrDefault(name, List.of());
  }

  private static List<String> partitionKey(List<JsonNode> schema) {
    return schema.stream()
        .filter(key -> key.path("KeyType").asText().equals("HASH"))
        .map(key -> key.path("AttributeName").asText())
        .toList();
  }
}
