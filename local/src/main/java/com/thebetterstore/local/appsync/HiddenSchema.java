package com.thebetterstore.local.appsync;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.visibility.GraphqlFieldVisibility;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hides the schema as AppSync does with introspection off: `__schema` is there, but nothing in it.
final class HiddenSchema implements GraphqlFieldVisibility {

  @Override
  public List<GraphQLFieldDefinition> getFieldDefinitions(GraphQLFieldsContainer container) {
    return isIntrospection(container) ? List.of() : container.getFieldDefinitions();
  }

  @Override
  public @Nullable GraphQLFieldDefinition getFieldDefinition(
      GraphQLFieldsContainer container, String fieldName) {
    return isIntrospection(container) ? null : container.getFieldDefinition(fieldName);
  }

  private static boolean isIntrospection(GraphQLFieldsContainer container) {
    return container.getName().startsWith("__");
  }
}
