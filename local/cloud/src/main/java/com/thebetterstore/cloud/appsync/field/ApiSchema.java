package com.thebetterstore.cloud.appsync.field;

import com.thebetterstore.cloud.appsync.auth.AccessRule;
import com.thebetterstore.cloud.appsync.auth.FieldPermissions;
import com.thebetterstore.cloud.appsync.definition.ApiDefinition;
import com.thebetterstore.cloud.appsync.schema.AwsDirectives;
import com.thebetterstore.cloud.appsync.schema.AwsScalars;
import com.thebetterstore.cloud.appsync.schema.IdScalar;
import com.thebetterstore.cloud.appsync.schema.SchemaLint;
import com.thebetterstore.cloud.appsync.schema.VisibleSchema;
import graphql.Scalars;
import graphql.TypeResolutionEnvironment;
import graphql.language.FieldDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Builds the executable schema of an API: AppSync's scalars and directives, and something that
/// fetches every field.
public final class ApiSchema {

  private final ApiDefinition api;
  private final FieldCalls calls;
  private final FieldPermissions permissions;
  private final TypeDefinitionRegistry types;

  private ApiSchema(ApiDefinition api, FieldCalls calls, FieldPermissions permissions) {
    this.api = api;
    this.calls = calls;
    this.permissions = permissions;
    this.types = new SchemaParser().parse(api.schema());
    types.merge(new SchemaParser().parse(AwsDirectives.DEFINITIONS));
  }

  /// Builds the schema from its document.
  ///
  /// @throws IllegalArgumentException if AppSync would refuse the schema, or a resolver has no
  ///   field
  public static GraphQLSchema of(
      ApiDefinition api, FieldCalls calls, FieldPermissions permissions) {
    var findings = SchemaLint.of(api.schema());
    if (!findings.isEmpty()) {
      throw new IllegalArgumentException(
          "AppSync would refuse the schema: " + String.join("; ", findings));
    }
    return new ApiSchema(api, calls, permissions).build();
  }

  private GraphQLSchema build() {
    var code = GraphQLCodeRegistry.newCodeRegistry();
    types
        .getTypes(ObjectTypeDefinition.class)
        .forEach(type -> fieldsOf(type).forEach(field -> addFetcher(code, type, field)));
    code.dataFetcher(
        FieldCoordinates.coordinates("__Schema", "directives"),
        (DataFetcher<List<GraphQLDirective>>) ApiSchema::directives);
    var wiring = RuntimeWiring.newRuntimeWiring().codeRegistry(code);
    wiring.fieldVisibility(new VisibleSchema(api.introspection()));
    Stream.concat(
            types.getTypes(InterfaceTypeDefinition.class).stream()
                .map(InterfaceTypeDefinition::getName),
            types.getTypes(UnionTypeDefinition.class).stream().map(UnionTypeDefinition::getName))
        .forEach(name -> wiring.type(name, type -> type.typeResolver(ApiSchema::typeOf)));
    // Strictly, what GraphQL brings along cannot be replaced.
    wiring
        .strictMode(false)
        .scalar(Scalars.GraphQLID.transform(id -> id.coercing(new IdScalar())))
        .strictMode(true);
    AwsScalars.ALL.forEach(wiring::scalar);
    var schema = new SchemaGenerator().makeExecutableSchema(types, wiring.build());
    checkBindings(schema);
    return schema;
  }

  /// Those that AppSync has; the engine adds others of its own.
  private static List<GraphQLDirective> directives(DataFetchingEnvironment environment) {
    return environment.getGraphQLSchema().getDirectives().stream()
        .filter(directive -> AwsDirectives.isKnown(directive.getName()))
        .toList();
  }

  private List<FieldDefinition> fieldsOf(ObjectTypeDefinition type) {
    var extensions = types.objectTypeExtensions().getOrDefault(type.getName(), List.of());
    return Stream.concat(Stream.of(type), extensions.stream())
        .flatMap(part -> part.getFieldDefinitions().stream())
        .toList();
  }

  private void addFetcher(
      GraphQLCodeRegistry.Builder code, ObjectTypeDefinition type, FieldDefinition definition) {
    var field = new ApiDefinition.Field(type.getName(), definition.getName());
    if (definition.hasDirective("aws_auth") && !api.hasUserPoolAlone()) {
      throw new IllegalArgumentException(
          "AppSync would refuse the schema: @aws_auth on "
              + field
              + " works only in an API whose one mode is a user pool");
    }
    var rule = AccessRule.of(type, definition, api.defaultMode());
    var gate = new FieldGuard(api, field, rule, permissions);
    var binding = api.bindings().get(field);
    DataFetcher<?> fetcher =
        binding == null ? unbound(field, gate) : new LambdaField(field, binding, gate, calls);
    code.dataFetcher(FieldCoordinates.coordinates(field.type(), field.name()), fetcher);
  }

  private static DataFetcher<?> unbound(ApiDefinition.Field field, FieldGuard gate) {
    return field.type().equals("Subscription") ? new OpenSubscription(gate) : new SourceField(gate);
  }

  private void checkBindings(GraphQLSchema schema) {
    api.bindings()
        .keySet()
        .forEach(field -> {
          if (!(schema.getType(field.type()) instanceof GraphQLObjectType type)
              || type.getFieldDefinition(field.name()) == null) {
            throw new IllegalArgumentException("No field named " + field + " in the schema");
          }
        });
  }

  /// AppSync finds the type of an interface's or union's value by its `__typename` alone.
  private static @Nullable GraphQLObjectType typeOf(TypeResolutionEnvironment environment) {
    Object value = environment.getObject();
    return value instanceof Map<?, ?> map && map.get("__typename") instanceof String name
        ? environment.getSchema().getObjectType(name)
        : null;
  }
}
