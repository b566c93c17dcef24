package com.thebetterstore.provider.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.provider.request.FormParameters;
import com.thebetterstore.provider.request.StripeError;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The part of a list that is asked for: `limit`, `starting_after`, `ending_before`.
record Page(int limit, Optional<String> after, Optional<String> before) {

  private static final int DEFAULT_LIMIT = 10;
  private static final int MAX_LIMIT = 100;

  /// Reads the parameters.
  ///
  /// @param kind of the objects, as Stripe calls it
  /// @param find looks an object up by its id
  /// @throws StripeError also if a cursor names no object
  static Page of(String kind, Function<String, Optional<?>> find, FormParameters form) {
    var limit = form.integer("limit").orElse(DEFAULT_LIMIT);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw StripeError.badParameter(
          "parameter_invalid_integer", "limit", "This value must be between 1 and 100.");
    }
    var after = form.text("starting_after");
    var before = form.text("ending_before");
    if (after.isPresent() && before.isPresent()) {
      throw StripeError.badRequest(
          "You cannot parameterize both starting_after and ending_before.");
    }
    after.ifPresent(id -> check(kind, find, "starting_after", id));
    before.ifPresent(id -> check(kind, find, "ending_before", id));
    return new Page((int) limit, after, before);
  }

  private static void check(
      String kind, Function<String, Optional<?>> find, String param, String id) {
    if (find.apply(id).isEmpty()) {
      throw StripeError.badParameter(
          "resource_missing", param, "No such %s: '%s'".formatted(kind, id));
    }
  }

  /// The page, newest first as all of Stripe's lists of objects are; ids sort by their time.
  <T> ObjectNode newestFirst(
      String url, Stream<T> all, Function<T, String> id, Function<T, ObjectNode> view) {
    return cut(url, all, id, Comparator.reverseOrder(), view);
  }

  /// The page, in the order of the ids.
  <T> ObjectNode inOrder(
      String url, Stream<T> all, Function<T, String> id, Function<T, ObjectNode> view) {
    return cut(url, all, id, Comparator.naturalOrder(), view);
  }

  private <T> ObjectNode cut(
      String url,
      Stream<T> all,
      Function<T, String> id,
      Comparator<String> order,
      Function<T, ObjectNode> view) {
    var found =
        all.filter(item -> after.isEmpty() || order.compare(id.apply(item), after.get()) > 0)
            .filter(item -> before.isEmpty() || order.compare(id.apply(item), before.get()) < 0)
            .sorted(Comparator.comparing(id, order))
            .toList();
    var size = Math.min(limit, found.size());
    // Before a cursor the page is the part next to it.
    List<T> page =
        before.isPresent()
            ? found.subList(found.size() - size, found.size())
            : found.subList(0, size);
    return StripeViews.list(url, page.stream().map(view).toList(), found.size() > limit);
  }
}
