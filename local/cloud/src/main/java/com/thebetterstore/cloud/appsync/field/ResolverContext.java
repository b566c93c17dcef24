package com.thebetterstore.cloud.appsync.field;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLNamedType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The Context object that a direct Lambda resolver receives.
///
/// Shape and order of members: AppSync developer guide, "Resolver mapping template reference for
/// Lambda", and the sample event that Powertools for Lambda tests with.
final class ResolverContext {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private ResolverContext() {}

  /// The context of one field.
  static Map<String, @Nullable Object> of(DataFetchingEnvironment environment, RequestScope scope) {
    var origin = scope.request().origin();
    var request = new LinkedHashMap<String, @Nullable Object>();
    request.put("headers", origin.headers());
    request.put("domainName", null);

    var context = new LinkedHashMap<String, @Nullable Object>();
    context.put("arguments", environment.getArguments());
    context.put("identity", scope.caller().identity(origin.sourceIps()));
    context.put("source", environment.getSource());
    context.put("request", request);
    context.put("prev", null);
    context.put("info", info(environment, scope));
    context.put("stash", Map.of());
    return context;
  }

  private static Map<String, @Nullable Object> info(
      DataFetchingEnvironment environment, RequestScope scope) {
    var info = new LinkedHashMap<String, @Nullable Object>();
    info.put("selectionSetList", SelectionList.paths(environment));
    info.put("selectionSetGraphQL", SelectionList.text(environment));
    info.put("parentTypeName", ((GraphQLNamedType) environment.getParentType()).getName());
    info.put("fieldName", environment.getFieldDefinition().getName());
    info.put("variables", scope.request().variables());
    return info;
  }

  /// The payload of one call: a context, or a list of them for a batch.
  static String json(Object payload) {
    try {
      return JSON.writeValueAsString(payload);
    } catch (JacksonException unwritable) {
      throw new IllegalStateException("a resolver context could not be written", unwritable);
    }
  }

  /// What a function answered, as maps, lists and scalars.
  ///
  /// @return null also for a function that wrote nothing
  /// @throws FieldFault if it is no JSON
  static @Nullable Object value(String answer) {
    try {
      return answer.isBlank() ? null : JSON.readValue(answer, Object.class);
    } catch (JacksonException notJson) {
      throw new FieldFault("Lambda:IllegalArgument", "The function did not answer with JSON.");
    }
  }

  /// What a function answered to a batch.
  static List<@Nullable Object> values(String answer, int wanted) {
    if (value(answer) instanceof List<?> list && list.size() == wanted) {
      return new ArrayList<@Nullable Object>(list);
    }
    throw new FieldFault(
        "Lambda:IllegalArgument",
        "The function did not answer a batch with a list of " + wanted + ".");
  }
}
