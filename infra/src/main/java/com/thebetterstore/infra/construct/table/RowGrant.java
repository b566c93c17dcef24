package com.thebetterstore.infra.construct.table;

import java.util.List;

/// One thing that a function may do with some kinds of rows of an [ItemTable].
///
/// @param action of DynamoDB on single items, such as `PutItem`
/// @param kinds what the rows' keys begin with, before a `#`
public record RowGrant(String action, List<String> kinds) {

  public RowGrant {
    kinds = List.copyOf(kinds);
  }

  public static RowGrant get(String... kinds) {
    return new RowGrant("GetItem", List.of(kinds));
  }

  public static RowGrant batchGet(String... kinds) {
    return new RowGrant("BatchGetItem", List.of(kinds));
  }

  public static RowGrant put(String... kinds) {
    return new RowGrant("PutItem", List.of(kinds));
  }

  public static RowGrant update(String... kinds) {
    return new RowGrant("UpdateItem", List.of(kinds));
  }

  public static RowGrant delete(String... kinds) {
    return new RowGrant("DeleteItem", List.of(kinds));
  }

  /// As a condition's values: `ORDER#*`
  List<String> keys() {
    return kinds.stream().map(kind -> kind + "#*").toList();
  }
}
