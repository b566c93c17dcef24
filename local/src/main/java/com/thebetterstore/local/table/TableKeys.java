package com.thebetterstore.local.table;

import com.thebetterstore.local.template.Deployment;
import com.thebetterstore.local.template.Resource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The partition keys of the templates' tables.
public final class TableKeys {

  private TableKeys() {}

  /// A table's partition key by the table's name, as a list of one; none if the table is not known.
  public static Function<String, List<String>> of(Deployment deployment) {
    Map<String, List<String>> keys =
        TableCreation.tables(deployment)
            .collect(Collectors.toMap(Resource::ref, TableKeys::partitionKey));
    return table -> keys.getOrDefault(table, List.of());
  }

  private static List<String> partitionKey(Resource table) {
    return table.list("KeySchema").stream()
        .filter(key -> key.path("KeyType").asText().equals("HASH"))
        .map(key -> key.path("AttributeName").asText())
        .toList();
  }
}
