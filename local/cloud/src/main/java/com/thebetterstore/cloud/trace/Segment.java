package com.thebetterstore.cloud.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// One piece of work of a trace, in the form of X-Ray's segment documents. X-Ray developer guide,
/// "AWS X-Ray segment documents".
///
/// @param id unique within its trace, 16 hexadecimal digits
/// @param parentId the segment that asked for this work; empty for a trace's first
/// @param name of the service, the function, or the part of their work
/// @param origin the kind of AWS resource, such as `AWS::Lambda`; empty for a subsegment
/// @param end empty while it is not finished
/// @param failed that it ended with a fault
/// @param annotations what it can be searched by
public record Segment(
    String traceId,
    String id,
    Optional<String> parentId,
    String name,
    Optional<String> origin,
    Instant start,
    Optional<Instant> end,
    boolean failed,
    Map<String, String> annotations) {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
  private static final Pattern TRACE_ID = Pattern.compile("1-[0-9a-f]{8}-[0-9a-f]{24}");
  private static final int NANO_DIGITS = 9;

  public Segment {
    annotations = Map.copyOf(annotations);
  }

  /// The document is none that X-Ray takes.
  public static final class Malformed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    Malformed(String reason) {
      super(reason);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  /// Reads a document: the segment itself first, then the subsegments within it.
  ///
  /// @throws Malformed if X-Ray would not take it
  public static List<Segment> read(JsonNode document) {
    var traceId = id(document, "trace_id", TRACE_ID);
    var parent = document.has("parent_id") ? id(document, "parent_id", ID) : null;
    var found = new ArrayList<Segment>();
    collect(document, traceId, Optional.ofNullable(parent), found);
    return found;
  }

  private static void collect(
      JsonNode document, String traceId, Optional<String> parent, List<Segment> found) {
    var id = id(document, "id", ID);
    var end =
        document.path("in_progress").asBoolean()
            ? Optional.<Instant>empty()
            : Optional.of(time(document, "end_time"));
    found.add(
        new Segment(
            traceId,
            id,
            parent,
            text(document, "name").orElseThrow(() -> new Malformed("it has no name")),
            text(document, "origin"),
            time(document, "start_time"),
            end,
            document.path("fault").asBoolean(),
            annotations(document)));
    for (var part : document.path("subsegments")) {
      collect(part, traceId, Optional.of(id), found);
    }
  }

  private static String id(JsonNode document, String name, Pattern form) {
    return text(document, name)
        .filter(value -> form.matcher(value).matches())
        .orElseThrow(() -> new Malformed("it has no good " + name));
  }

  private static Optional<String> text(JsonNode document, String name) {
    return Optional.of(document.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  /// In seconds since 1970, with a fraction.
  private static Instant time(JsonNode document, String name) {
    var seconds = document.path(name);
    if (!seconds.isNumber()) {
      throw new Malformed("it has no " + name);
    }
    try {
      var nanos = seconds.decimalValue().setScale(NANO_DIGITS, RoundingMode.HALF_UP);
      var whole = nanos.setScale(0, RoundingMode.FLOOR);
      return Instant.ofEpochSecond(
          whole.longValueExact(),
          nanos.subtract(whole).movePointRight(NANO_DIGITS).longValueExact());
    } catch (ArithmeticException | NumberFormatException | DateTimeException outOfRange) {
      throw new Malformed("its " + name + " is no time");
    }
  }

  private static Map<String, String> annotations(JsonNode document) {
    var annotations = new HashMap<String, String>();
    document
        .path("annotations")
        .properties()
        .forEach(entry -> annotations.put(entry.getKey(), entry.getValue().asText()));
    return annotations;
  }

  /// The document.
  ObjectNode json() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("name", name).put("id", id).put("trace_id", traceId);
    parentId.ifPresent(parent -> json.put("parent_id", parent));
    origin.ifPresentOrElse(it -> json.put("origin", it), () -> json.put("type", "subsegment"));
    json.put("start_time", seconds(start));
    end.ifPresentOrElse(
        it -> json.put("end_time", seconds(it)), () -> json.put("in_progress", true));
    if (failed) {
      json.put("fault", true);
    }
    if (!annotations.isEmpty()) {
      var fields = json.putObject("annotations");
      new TreeMap<>(annotations).forEach(fields::put);
    }
    return json;
  }

  private static BigDecimal seconds(Instant time) {
    return BigDecimal.valueOf(time.getEpochSecond())
        .add(BigDecimal.valueOf(time.getNano(), NANO_DIGITS));
  }
}
