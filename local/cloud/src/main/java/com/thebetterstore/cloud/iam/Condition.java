package com.thebetterstore.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.template.TemplateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// One line of a statement's `Condition`: operator, key and the values it may have.
///
/// Only the operators and keys that our templates can use are known; any other stops the start,
/// because a condition that is skipped would allow more than AWS does.
///
/// The rules are those of "Condition operators" and "Set operators for multivalued context keys" in
/// IAM's user guide.
record Condition(
    Quantifier quantifier, Test test, boolean ifExists, String key, List<String> values) {

  /// What a request can say here, in lower case: IAM takes keys in any.
  private static final Set<String> KEYS =
      Set.of(
          "aws:principalaccount",
          "aws:principalarn",
          "aws:securetransport",
          "aws:sourceaccount",
          "aws:sourcearn",
          "dynamodb:leadingkeys",
          "events:detail-type",
          "events:source",
          "ses:fromaddress");

  /// How a key with several values is judged.
  enum Quantifier {
    SINGLE,
    FOR_ALL_VALUES,
    FOR_ANY_VALUE
  }

  /// The comparison.
  enum Test {
    STRING_EQUALS,
    STRING_NOT_EQUALS,
    STRING_EQUALS_IGNORE_CASE,
    STRING_LIKE,
    STRING_NOT_LIKE,
    ARN_EQUALS,
    ARN_LIKE,
    ARN_NOT_EQUALS,
    ARN_NOT_LIKE,
    BOOL,
    NULL;

    /// `StringNotLike` for `STRING_NOT_LIKE`
    String operator() {
      return name().replace("_", "").toLowerCase(Locale.ROOT);
    }

    boolean isNegated() {
      return name().contains("_NOT_");
    }

    boolean holds(List<String> allowed, String actual) {
      return allowed.stream().anyMatch(value -> matches(value, actual)) != isNegated();
    }

    private boolean matches(String value, String actual) {
      return switch (this) {
        case STRING_EQUALS, STRING_NOT_EQUALS -> value.equals(actual);
        case STRING_EQUALS_IGNORE_CASE, BOOL, NULL -> value.equalsIgnoreCase(actual);
        // IAM compares ARNs with wildcards whether the operator says Equals or Like.
        case STRING_LIKE, STRING_NOT_LIKE, ARN_EQUALS, ARN_LIKE, ARN_NOT_EQUALS, ARN_NOT_LIKE ->
            Wildcard.matches(value, actual);
      };
    }
  }

  Condition {
    values = List.copyOf(values);
  }

  /// Reads a `Condition` block.
  ///
  /// @throws TemplateException if an operator, a key or a policy variable is not known here
  static List<Condition> read(JsonNode block, String place) {
    var conditions = new ArrayList<Condition>();
    block
        .properties()
        .forEach(operator ->
            operator
                .getValue()
                .properties()
                .forEach(line ->
                    conditions.add(
                        read(operator.getKey(), line.getKey(), line.getValue(), place))));
    return conditions;
  }

  private static Condition read(String operator, String key, JsonNode value, String place) {
    var values = PolicyDocument.texts(value);
    if (values.stream().anyMatch(text -> text.contains("${"))) {
      throw new TemplateException(
          place + " uses a policy variable, which is not known here: " + values);
    }
    if (!KEYS.contains(key.toLowerCase(Locale.ROOT))) {
      throw new TemplateException(
          place + " uses the condition key " + key + ", which the laptop does not know");
    }
    var quantifier = Quantifier.SINGLE;
    var name = operator;
    if (operator.startsWith("ForAllValues:")) {
      quantifier = Quantifier.FOR_ALL_VALUES;
    } else if (operator.startsWith("ForAnyValue:")) {
      quantifier = Quantifier.FOR_ANY_VALUE;
    }
    name = name.substring(name.indexOf(':') + 1);
    var ifExists = name.endsWith("IfExists");
    name = ifExists ? name.substring(0, name.length() - "IfExists".length()) : name;
    return new Condition(
        quantifier, test(name, place), ifExists, key.toLowerCase(Locale.ROOT), values);
  }

  private static Test test(String operator, String place) {
    for (var test : Test.values()) {
      if (test.operator().equalsIgnoreCase(operator)) {
        return test;
      }
    }
    throw new TemplateException(
        place + " uses the condition operator " + operator + ", which the laptop does not know");
  }

  /// @param context values by condition key in lower case; an empty value counts as none
  boolean holds(Map<String, List<String>> context) {
    var actual =
        context.getOrDefault(key, List.of()).stream().filter(value -> !value.isEmpty()).toList();
    if (test == Test.NULL) {
      return values.contains(Boolean.toString(actual.isEmpty()));
    }
    if (actual.isEmpty()) {
      return ifExists || quantifier == Quantifier.FOR_ALL_VALUES || missingPasses();
    }
    return switch (quantifier) {
      case FOR_ANY_VALUE -> actual.stream().anyMatch(value -> test.holds(values, value));
      case FOR_ALL_VALUES -> actual.stream().allMatch(value -> test.holds(values, value));
      // A list is no text: it equals none, and so it differs from each.
      case SINGLE -> actual.size() == 1 ? test.holds(values, actual.getFirst()) : test.isNegated();
    };
  }

  /// A key that is not there differs from every value, so the negated operators hold.
  private boolean missingPasses() {
    return test.isNegated() && quantifier == Quantifier.SINGLE;
  }
}
