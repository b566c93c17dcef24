package com.thebetterstore.cloud.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The JSON paths that AWS configuration uses: dots and array indexes, as in
/// `$.detail.lines[0].sku`.
///
/// @param steps names and indexes, from the root down
public record JsonPath(List<String> steps) {

  private static final Pattern STEP =
      Pattern.compile("\\.([^.\\[\\]]+)|\\[(\\d+)]|\\['([^']+)']|\\[\"([^\"]+)\"]");

  public JsonPath {
    steps = List.copyOf(steps);
  }

  /// Reads a path.
  ///
  /// @throws IllegalArgumentException if it uses more of JSONPath than this
  public static JsonPath parse(String path) {
    if (!path.startsWith("$")) {
      throw new IllegalArgumentException("not a JSON path: " + path);
    }
    var steps = new ArrayList<String>();
    var matcher = STEP.matcher(path);
    var at = 1;
    while (at < path.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        throw new IllegalArgumentException("a JSON path not known here: " + path);
      }
      for (var group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.group(group) != null) {
          steps.add(matcher.group(group));
        }
      }
      at = matcher.end();
    }
    return new JsonPath(steps);
  }

  /// What is there; a missing node if nothing is.
  public JsonNode in(JsonNode root) {
    var node = root;
    for (var step : steps) {
      node = node.isArray() ? element(node, step) : node.path(step);
    }
    return node;
  }

  private static JsonNode element(JsonNode array, String step) {
    return step.chars().allMatch(Character::isDigit)
        ? array.path(Integer.parseInt(step))
        : array.path(step);
  }
}
