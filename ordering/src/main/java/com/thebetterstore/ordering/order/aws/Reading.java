package com.thebetterstore.ordering.order.aws;

import com.thebetterstore.platform.table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads what this or another version of the store wrote, and remembers what it does not know: an
/// order of which something is not understood is shown without that, and left as it is.
final class Reading {

  private final List<String> unknown = new ArrayList<>();

  /// The first thing that was not understood, by its attribute.
  Optional<String> unknown() {
    return unknown.stream().findFirst();
  }

  /// A constant by its name; empty, and remembered, when there is none of that name.
  <E extends Enum<E>> Optional<E> constant(Row row, String attribute, Class<E> type) {
    var name = row.text(attribute);
    var known =
        Stream.of(type.getEnumConstants()).filter(one -> one.name().equals(name)).findFirst();
    if (known.isEmpty()) {
      unknown.add(attribute);
    }
    return known;
  }

  /// The maps of a list, which have these attributes and no others: what another version added to
  /// one would be lost when the list is written again.
  List<Row> elements(Row row, String attribute, Set<String> attributes) {
    if (!row.attributes().containsKey(attribute)) {
      return List.of();
    }
    var elements = row.rows(attribute);
    if (!elements.stream().allMatch(one -> attributes.containsAll(one.attributes().keySet()))) {
      unknown.add(attribute);
    }
    return elements;
  }

  void doesNotKnow(String what) {
    unknown.add(what);
  }
}
