package com.thebetterstore.cloud.appsync.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.IntStream;

/// Finds text that JSON can write and Unicode has not: half of a surrogate pair, such as what is
/// left of an emoji that was cut in two.
///
/// GraphQL specification, "String Value": a string has Unicode scalar values. Written as UTF-8,
/// such a half would become a question mark in silence.
public final class Surrogates {

  private static final int LONGEST_PLACE = 200;

  private Surrogates() {}

  /// Where there is such text, the first such place; empty if there is none.
  public static Optional<String> broken(JsonNode root) {
    return broken("", root).map(Surrogates::shortened);
  }

  private static Optional<String> broken(String place, JsonNode node) {
    if (node.isTextual()) {
      return isBroken(node.textValue()) ? Optional.of(place) : Optional.empty();
    }
    var inside =
        node.isArray()
            ? IntStream.range(0, node.size())
                .mapToObj(i -> broken(place + "[" + i + "]", node.get(i)))
            : node.propertyStream()
                .map(member ->
                    isBroken(member.getKey())
                        ? Optional.of(
                            "A name in " + (place.isEmpty() ? "the outermost object" : place))
                        : broken(join(place, member.getKey()), member.getValue()));
    return inside.flatMap(Optional::stream).findFirst();
  }

  private static String join(String place, String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  private static String shortened(String place) {
    return place.length() <= LONGEST_PLACE ? place : place.substring(0, LONGEST_PLACE) + "…";
  }

  /// Whether a text has half of a pair.
  static boolean isBroken(String text) {
    return text.codePoints()
        .anyMatch(c -> Character.MIN_SURROGATE <= c && c <= Character.MAX_SURROGATE);
  }
}
