package com.thebetterstore.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.template.TemplateException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// One statement of a policy.
///
/// @param allow `Effect`
/// @param principals empty in the policy of a role
/// @param resources empty in a trust policy, which has none
record Statement(
    boolean allow,
    List<Principals> principals,
    List<String> actions,
    List<String> resources,
    List<Condition> conditions) {

  private static final Set<String> KNOWN =
      Set.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition");

  Statement {
    principals = List.copyOf(principals);
    actions = actions.stream().map(action -> action.toLowerCase(Locale.ROOT)).toList();
    resources = List.copyOf(resources);
    conditions = List.copyOf(conditions);
  }

  /// @throws TemplateException if the statement has an element that is not known here
  static Statement read(JsonNode node, String place) {
    node.fieldNames()
        .forEachRemaining(element -> {
          if (!KNOWN.contains(element)) {
            throw new TemplateException(place + " has a statement with " + element);
          }
        });
    var effect = node.path("Effect").asText();
    if (!effect.equals("Allow") && !effect.equals("Deny")) {
      throw new TemplateException(place + " has a statement with effect '" + effect + "'");
    }
    var principal = node.path("Principal");
    return new Statement(
        effect.equals("Allow"),
        principal.isMissingNode() ? List.of() : List.of(Principals.read(principal, place)),
        PolicyDocument.texts(node.path("Action")),
        PolicyDocument.texts(node.path("Resource")),
        Condition.read(node.path("Condition"), place));
  }

  boolean speaksOf(IamCaller caller) {
    return principals.isEmpty() || principals.getFirst().include(caller);
  }

  /// @param context values by condition key in lower case
  boolean applies(Call call, Map<String, List<String>> context) {
    var action = call.action().toLowerCase(Locale.ROOT);
    return actions.stream().anyMatch(pattern -> Wildcard.matches(pattern, action))
        && (resources.isEmpty()
            || resources.stream().anyMatch(pattern -> Wildcard.matches(pattern, call.resource())))
        && conditions.stream().allMatch(condition -> condition.holds(context));
  }
}
