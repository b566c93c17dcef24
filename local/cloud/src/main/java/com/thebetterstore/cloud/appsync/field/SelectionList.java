package com.thebetterstore.cloud.appsync.field;

import graphql.language.AstPrinter;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.VariableReference;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a resolver gets of the fields that the client asked for below its own.
///
/// Aliases stand for names, `/` joins levels, and fields of fragments on other types than the
/// declared one are left out.
final class SelectionList {

  private final GraphQLSchema schema;
  private final Map<String, FragmentDefinition> fragments;
  private final Map<String, Object> variables;
  private final Set<String> paths = new LinkedHashSet<>();

  private SelectionList(DataFetchingEnvironment environment) {
    this.schema = environment.getGraphQLSchema();
    this.fragments = environment.getFragmentsByName();
    this.variables = environment.getVariables();
  }

  /// `info.selectionSetList`
  static List<String> paths(DataFetchingEnvironment environment) {
    var list = new SelectionList(environment);
    if (GraphQLTypeUtil.unwrapAll(environment.getFieldType())
        instanceof GraphQLCompositeType type) {
      environment.getMergedField().getFields().stream()
          .map(Field::getSelectionSet)
          .filter(Objects::nonNull)
          .forEach(selection -> list.walk(selection, type, ""));
    }
    return List.copyOf(list.paths);
  }

  /// `info.selectionSetGraphQL`
  static String text(DataFetchingEnvironment environment) {
    var selection = environment.getMergedField().getSingleField().getSelectionSet();
    return selection == null ? "" : AstPrinter.printAst(selection);
  }

  private void walk(SelectionSet selections, GraphQLCompositeType type, String prefix) {
    for (Selection<?> selection : selections.getSelections()) {
      if (isLeftOut((DirectivesContainer<?>) selection)) {
        continue;
      }
      switch (selection) {
        case Field field -> add(field, type, prefix);
        case InlineFragment inline -> {
          if (applies(inline.getTypeCondition(), type)) {
            walk(inline.getSelectionSet(), type, prefix);
          }
        }
        case FragmentSpread spread -> {
          var fragment = fragments.get(spread.getName());
          if (fragment != null && applies(fragment.getTypeCondition(), type)) {
            walk(fragment.getSelectionSet(), type, prefix);
          }
        }
        default -> throw new IllegalStateException("unknown selection " + selection);
      }
    }
  }

  private void add(Field field, GraphQLCompositeType type, String prefix) {
    var path = prefix + field.getResultKey();
    paths.add(path);
    var below = field.getSelectionSet();
    if (below == null || !(type instanceof GraphQLFieldsContainer container)) {
      return;
    }
    var definition = container.getFieldDefinition(field.getName());
    if (definition != null
        && GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLCompositeType next) {
      walk(below, next, path + "/");
    }
  }

  private boolean applies(@Nullable TypeName condition, GraphQLCompositeType type) {
    if (condition == null || condition.getName().equals(type.getName())) {
      return true;
    }
    if (!(type instanceof GraphQLObjectType object)) {
      return false;
    }
    return switch (schema.getType(condition.getName())) {
      case GraphQLInterfaceType wider -> object.getInterfaces().stream().anyMatch(wider::equals);
      case GraphQLUnionType wider ->
          wider.getTypes().stream()
              .map(GraphQLNamedOutputType::getName)
              .anyMatch(object.getName()::equals);
      case null, default -> false;
    };
  }

  private boolean isLeftOut(DirectivesContainer<?> selection) {
    return selection.getDirectives("skip").stream().anyMatch(this::isTrue)
        || selection.getDirectives("include").stream().anyMatch(include -> !isTrue(include));
  }

  private boolean isTrue(Directive directive) {
    var condition = directive.getArgument("if");
    if (condition == null) {
      return false;
    }
    return switch (condition.getValue()) {
      case BooleanValue literal -> literal.isValue();
      case VariableReference variable -> Boolean.TRUE.equals(variables.get(variable.getName()));
      default -> false;
    };
  }
}
