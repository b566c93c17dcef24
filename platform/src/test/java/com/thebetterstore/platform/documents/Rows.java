package com.thebetterstore.platform.documents;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The kinds of rows that were seen in a table, and what their attributes look like.
public final class Rows {

  private static final String KEY = "pk";
  private static final String EXPIRY = "expiresAt";
  private static final Set<String> MONEY = Set.of("minorUnits", "currency");

  private final Instant now;
  private final Map<String, Shape> kinds = new TreeMap<>();

  /// @param now when the rows are written
  public Rows(Instant now) {
    this.now = now;
  }

  /// What an attribute looked like whenever it was seen.
  ///
  /// @param members of a map, or of the maps in a list
  private record Shape(Set<String> types, Map<String, Shape> members) {

    Shape() {
      this(new TreeSet<>(), new TreeMap<>());
    }

    void see(Map<String, AttributeValue> map) {
      map.forEach((name, value) -> members.computeIfAbsent(name, _ -> new Shape()).see(value));
    }

    void see(AttributeValue value) {
      types.add(type(value));
      if (value.hasM() && !isMoney(value)) {
        see(value.m());
      }
      value.l().forEach(element -> see(element.m()));
    }

    /// A text is nothing special.
    String described(String name) {
      return types.equals(Set.of("text")) ? name : name + " " + this;
    }

    @Override
    public String toString() {
      var all = String.join(" or ", types);
      return members.isEmpty()
          ? all
          : members.entrySet().stream()
              .map(member -> member.getValue().described(member.getKey()))
              .collect(Collectors.joining(", ", all + " (", ")"));
    }
  }

  public void see(Map<String, AttributeValue> row) {
    var key = Objects.requireNonNull(row.get(KEY), "a row without key").s();
    var kind = kinds.computeIfAbsent(key.substring(0, key.indexOf('#') + 1), _ -> new Shape());
    var others = new TreeMap<>(row);
    others.remove(KEY);
    var expiry = others.remove(EXPIRY);
    kind.see(others);
    if (expiry != null) {
      kind.members().computeIfAbsent(EXPIRY, _ -> new Shape()).types().add(expiry(expiry));
    }
  }

  private String expiry(AttributeValue value) {
    var kept = Duration.between(now, Instant.ofEpochSecond(Long.parseLong(value.n())));
    return "seconds since 1970, " + kept.toDays() + " days ahead";
  }

  private static boolean isMoney(AttributeValue value) {
    return value.m().keySet().equals(MONEY);
  }

  private static String type(AttributeValue value) {
    return switch (value.type()) {
      case S -> "text";
      case N -> "number";
      case BOOL -> "yes or no";
      case L -> "list";
      case SS -> "set of texts";
      case M -> isMoney(value) ? "money" : "map";
      default -> throw new IllegalStateException("no row has had a " + value.type() + " so far");
    };
  }

  /// The document with these rows and no others in a part of it: each kind in a section of its own,
  /// which has a table of its attributes.
  ///
  /// @param part the heading of the part, of level 2
  public Document in(Document document, String part) {
    var known = document.headings(part).stream().map(Rows::kind).toList();
    if (!known.equals(List.copyOf(kinds.keySet()))) {
      throw new AssertionError(
          "%s has the sections %s below \"%s\", and the table has the rows %s: give each kind of row a section, in this order, like the others"
              .formatted(document.path(), known, part, kinds.keySet()));
    }
    var written = document;
    for (var kind : kinds.entrySet()) {
      written =
          written.withTable(
              part,
              "### `%s".formatted(kind.getKey()),
              kind.getValue().members().entrySet().stream()
                  .map(it -> List.of("`" + it.getKey() + "`", it.getValue().toString()))
                  .toList());
    }
    return written;
  }

  /// The beginning of the key that a heading names.
  private static String kind(String heading) {
    return heading.replaceFirst("### `([^`#]*#).*", "$1");
  }
}
