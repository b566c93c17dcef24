package com.thebetterstore.cloud.appsync.schema;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.visibility.GraphqlFieldVisibility;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What AppSync lets clients read of a schema.
///
/// With introspection off, `__schema` is there, but nothing in it. Fields that newer versions of
/// GraphQL have put there are missing in any case.
public final class VisibleSchema implements GraphqlFieldVisibility {

  private static final Map<String, Set<String>> NEWER =
      Map.of("__Schema", Set.of("description"), "__Type", Set.of("isOneOf"));

  private final boolean introspection;

  /// @param introspection whether it is on
  public VisibleSchema(boolean introspection) {
    this.introspection = introspection;
  }

  @Override
  public List<GraphQLFieldDefinition> getFieldDefinitions(GraphQLFieldsContainer container) {
    return container.getFieldDefinitions().stream()
        .filter(field -> isVisible(container, field.getName()))
        .toList();
  }

  @Override
  public @Nullable GraphQLFieldDefinition getFieldDefinition(
      GraphQLFieldsContainer container, String fieldName) {
    return isVisible(container, fieldName) ? container.getFieldDefinition(fieldName) : null;
  }

  private boolean isVisible(GraphQLFieldsContainer container, String field) {
    return !container.getName().startsWith("__")
        || (introspection && !NEWER.getOrDefault(container.getName(), Set.of()).contains(field));
  }
}
