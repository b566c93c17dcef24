package com.thebetterstore.cloud.iam;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One thing that a request asks to do; a request of several parts makes several calls.
///
/// @param action such as `dynamodb:PutItem`
/// @param resource an ARN, or `*` for actions that have none
/// @param context values of condition keys that only this request knows, such as
///   `dynamodb:LeadingKeys`
public record Call(String action, String resource, Map<String, List<String>> context) {

  public Call {
    context = Map.copyOf(context);
  }

  /// A call that adds nothing to the context.
  public Call(String action, String resource) {
    this(action, resource, Map.of());
  }

  /// The same call with one more value in its context.
  public Call with(String key, String value) {
    var more = new HashMap<>(context);
    more.merge(
        key,
        List.of(value),
        (known, added) -> Stream.of(known, added).flatMap(List::stream).toList());
    return new Call(action, resource, more);
  }
}
