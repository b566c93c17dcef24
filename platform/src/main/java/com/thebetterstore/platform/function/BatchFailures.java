package com.thebetterstore.platform.function;

import java.util.List;
import java.util.function.Function;

/// The answer by which Lambda knows which items must come again. Source: Lambda developer guide,
/// partial batch responses.
///
/// An empty identifier makes Lambda retry the whole batch, so there must be none.
record BatchFailures(List<BatchItemFailure> batchItemFailures) {

  record BatchItemFailure(String itemIdentifier) {

    BatchItemFailure {
      if (itemIdentifier.isBlank()) {
        throw new IllegalArgumentException("a failed item must have an identifier");
      }
    }
  }

  static <T> BatchFailures of(List<T> failed, Function<T, String> identifier) {
    return new BatchFailures(
        failed.stream().map(item -> new BatchItemFailure(identifier.apply(item))).toList());
  }
}
