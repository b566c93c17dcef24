package com.thebetterstore.provider.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.thebetterstore.cloud.http.PercentEncoding;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;

/// The parameters of one request in Stripe's form encoding,
/// `line_items[0][price_data][currency]=nzd`, by their whole names.
///
/// It remembers which names were read, so that [#refuseUnread] finds the ones nobody knows.
public final class FormParameters {
  private static final int MAX_PARAMETERS = 2_000;
  private static final int MAX_METADATA_KEYS = 50;
  private static final int MAX_METADATA_VALUE = 500;

  private final Map<String, String> values;
  private final Set<String> read = new LinkedHashSet<>();

  private FormParameters(Map<String, String> values) {
    this.values = values;
  }

  /// Reads a body or a query.
  public static FormParameters parse(String encoded) {
    var values = new LinkedHashMap<String, String>();
    if (!encoded.isEmpty()) {
      var pairs = List.of(encoded.split("&"));
      if (pairs.size() > MAX_PARAMETERS) {
        throw StripeError.badRequest("Too many parameters.");
      }
      var lengths = new HashMap<String, Integer>();
      pairs.stream().filter(pair -> !pair.isEmpty()).forEach(pair -> put(values, lengths, pair));
    }
    return new FormParameters(values);
  }

  /// @param lengths of the lists that came without indexes
  private static void put(Map<String, String> values, Map<String, Integer> lengths, String pair) {
    var equals = pair.indexOf('=');
    var name = equals < 0 ? pair : pair.substring(0, equals);
    var value = equals < 0 ? "" : pair.substring(equals + 1);
    values.put(indexed(lengths, decoded(name)), decoded(value));
  }

  /// `expand[]`, which may come more than once, as `expand[0]`, `expand[1]`, …
  private static String indexed(Map<String, Integer> lengths, String name) {
    if (!name.endsWith("[]")) {
      return name;
    }
    var list = name.substring(0, name.length() - 2);
    return element(list, lengths.merge(list, 1, Integer::sum) - 1);
  }

  private static String element(String list, int index) {
    return list + "[" + index + "]";
  }

  private static String decoded(String encoded) {
    return PercentEncoding.inForm(encoded)
        .orElseThrow(() -> StripeError.badRequest("Invalid form encoding."));
  }

  /// The parameter, if it is there and not empty.
  public Optional<String> text(String name) {
    read.add(name);
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  public String requiredText(String name) {
    return text(name).orElseThrow(() -> StripeError.missingParameter(name));
  }

  public OptionalLong integer(String name) {
    var value = text(name);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(value.get()));
    } catch (NumberFormatException notInteger) {
      throw StripeError.badParameter(
          "parameter_invalid_integer", name, "Invalid integer: " + value.get());
    }
  }

  public long requiredInteger(String name) {
    return integer(name).orElseThrow(() -> StripeError.missingParameter(name));
  }

  /// One of the given words.
  public String choice(String name, String otherwise, List<String> allowed) {
    var value = text(name).orElse(otherwise);
    if (!allowed.contains(value)) {
      throw StripeError.badParameter(
          "parameter_invalid_enum",
          name,
          "Invalid %s: must be one of %s".formatted(name, String.join(", ", allowed)));
    }
    return value;
  }

  /// `true` or `false`.
  public Optional<Boolean> flag(String name) {
    return text(name)
        .map(value ->
            switch (value) {
              case "true" -> true;
              case "false" -> false;
              default -> throw StripeError.badParameter(null, name, "Invalid boolean: " + value);
            });
  }

  /// What a number must be: `created=5` or any of `created[gt]`, `[gte]`, `[lt]` and `[lte]`.
  public LongPredicate span(String name) {
    var exactly = integer(name);
    var above = integer(name + "[gt]");
    var from = integer(name + "[gte]");
    var below = integer(name + "[lt]");
    var to = integer(name + "[lte]");
    return value ->
        (exactly.isEmpty() || value == exactly.getAsLong())
            && (above.isEmpty() || value > above.getAsLong())
            && (from.isEmpty() || value >= from.getAsLong())
            && (below.isEmpty() || value < below.getAsLong())
            && (to.isEmpty() || value <= to.getAsLong());
  }

  /// The prefixes `list[0]`, `list[1]`, … of a list's elements, in order.
  public List<String> elements(String list) {
    var indexes = new TreeSet<Integer>();
    for (var name : values.keySet()) {
      index(list, name).ifPresent(indexes::add);
    }
    return indexes.stream().map(index -> element(list, index)).toList();
  }

  private static Optional<Integer> index(String list, String name) {
    if (!name.startsWith(list + "[")) {
      return Optional.empty();
    }
    var end = name.indexOf(']', list.length());
    var digits = end < 0 ? "" : name.substring(list.length() + 1, end);
    return digits.matches("\\d{1,4}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
  }

  /// A list of plain values, whether sent as `expand[]=` or `expand[0]=`.
  public List<String> texts(String list) {
    return elements(list).stream().flatMap(element -> text(element).stream()).toList();
  }

  /// The entries of `parent`, within Stripe's limits.
  public Map<String, String> metadata(String parent) {
    var found = new TreeMap<String, String>();
    for (var entry : values.entrySet()) {
      var name = entry.getKey();
      if (name.startsWith(parent + "[") && name.endsWith("]")) {
        read.add(name);
        if (entry.getValue().length() > MAX_METADATA_VALUE) {
          throw StripeError.badParameter(
              "parameter_invalid_string", name, "Metadata values can have up to 500 characters.");
        }
        found.put(name.substring(parent.length() + 1, name.length() - 1), entry.getValue());
      }
    }
    if (found.size() > MAX_METADATA_KEYS) {
      throw StripeError.badParameter(null, parent, "Metadata can have up to 50 keys.");
    }
    return found;
  }

  /// Refuses the request if a parameter was never asked for.
  public void refuseUnread() {
    for (var name : values.keySet()) {
      if (!read.contains(name)) {
        throw StripeError.badParameter(
            "parameter_unknown", name, "Received unknown parameter: " + name);
      }
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /// The same text for the same parameters, whatever order they came in.
  public String canonical() {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
            .collect(joining("&"));
  }
}
