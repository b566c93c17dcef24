package com.thebetterstore.cloud.appsync.execution;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether a subscription may begin.
public sealed interface SubscriptionStart {

  /// It may.
  record Accepted(Subscription subscription) implements SubscriptionStart {}

  /// It may not.
  ///
  /// @param errors for the client
  record Refused(List<Map<String, @Nullable Object>> errors) implements SubscriptionStart {

    /// Keeps an own copy.
    public Refused {
      errors = List.copyOf(errors);
    }

    /// One error that has nothing to do with a field.
    public static Refused because(String errorType, String message) {
      return new Refused(
          List.of(Map.of("errorType", errorType, "message", ErrorFormat.shortened(message))));
    }
  }
}
