package com.thebetterstore.cloud.appsync.operation;

import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.Map;
import java.util.stream.Collectors;

/// What a subscription asks for at its top: one field, always the same.
///
/// GraphQL specification, "Single Root Field": neither `@skip` nor `@include` may stand there.
final class SubscriptionRoot {

  private final Map<String, FragmentDefinition> fragments;

  private SubscriptionRoot(Map<String, FragmentDefinition> fragments) {
    this.fragments = fragments;
  }

  /// Whether it depends on something which field that is.
  ///
  /// @param document whose fragments are all defined and do not contain themselves
  static boolean isConditional(Document document) {
    var root =
        new SubscriptionRoot(
            document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, fragment -> fragment)));
    return document.getDefinitionsOfType(OperationDefinition.class).stream()
        .filter(operation -> operation.getOperation() == OperationDefinition.Operation.SUBSCRIPTION)
        .anyMatch(operation -> root.isConditional(operation.getSelectionSet()));
  }

  private boolean isConditional(SelectionSet selections) {
    return selections.getSelections().stream().anyMatch(this::isConditional);
  }

  private boolean isConditional(Selection<?> selection) {
    if (selection instanceof DirectivesContainer<?> marked
        && (marked.hasDirective("skip") || marked.hasDirective("include"))) {
      return true;
    }
    return switch (selection) {
      case InlineFragment part -> isConditional(part.getSelectionSet());
      case FragmentSpread spread -> {
        var fragment = fragments.get(spread.getName());
        yield fragment != null && isConditional(fragment.getSelectionSet());
      }
      default -> false;
    };
  }
}
