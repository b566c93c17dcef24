package com.thebetterstore.cloud.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.appsync.AccessDocument.Cells;
import com.thebetterstore.cloud.appsync.AccessDocument.Verdict;
import com.thebetterstore.cloud.appsync.auth.AccessRule;
import com.thebetterstore.cloud.appsync.auth.AuthenticationMode;
import com.thebetterstore.cloud.appsync.auth.PoolTokens;
import com.thebetterstore.cloud.appsync.definition.ApiDefinition;
import com.thebetterstore.cloud.appsync.schema.AwsDirectives;
import com.thebetterstore.cloud.testing.StoreSchema;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeInfo;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Who may call each root field of the store's schema, over HTTP and over the socket, as
/// `docs/access.txt` says. A new field without a line, or a line without its field, fails.
class RootFieldMatrixTest {

  private final TypeDefinitionRegistry types;
  private final String schema;

  RootFieldMatrixTest() {
    schema = StoreSchema.read();
    types = new SchemaParser().parse(schema);
    types.merge(new SchemaParser().parse(AwsDirectives.DEFINITIONS));
  }

  @Test
  void every_root_field_answers_each_kind_of_caller_as_the_document_says() throws IOException {
    var setup = ServedApi.Setup.of(schema);
    for (var field : rootFields()) {
      setup = setup.resolve(field.toString(), "any");
    }
    var found = new TreeMap<String, Cells>();
    try (var api = setup.serve(new FakeFunctions())) {
      for (var field : rootFields()) {
        var query = query(field);
        found.put(
            field.toString(),
            new Cells(
                verdict(field, asNobody(api, field, query)),
                verdict(field, asGuest(api, field, query)),
                verdict(field, asCustomer(api, field, query, PoolTokens.access())),
                verdict(
                    field, asCustomer(api, field, query, PoolTokens.access(AccessDocument.STAFF))),
                verdict(field, asRole(api, field, query))));
      }
    }
    assertThat(found).isEqualTo(AccessDocument.rootFields());
  }

  private static JsonNode asNobody(ServedApi api, ApiDefinition.Field field, String query) {
    return isSubscription(field)
        ? started(api, query, Map.of())
        : ServedApi.json(
            api.send(
                    api.request()
                        .POST(BodyPublishers.ofString(ServedApi.body(query, Map.of())))
                        .build())
                .body());
  }

  private static JsonNode asGuest(ServedApi api, ApiDefinition.Field field, String query) {
    return isSubscription(field) ? started(api, query, RealtimeClient.GUEST) : api.query(query);
  }

  private static JsonNode asCustomer(
      ServedApi api, ApiDefinition.Field field, String query, String token) {
    return isSubscription(field)
        ? started(api, query, Map.of("authorization", token))
        : api.customerQuery(token, query);
  }

  private static JsonNode asRole(ServedApi api, ApiDefinition.Field field, String query) {
    return isSubscription(field)
        ? started(api, query, Map.of("authorization", ServedApi.GOOD_SIGNATURE))
        : api.signedQuery(query);
  }

  private static boolean isSubscription(ApiDefinition.Field field) {
    return field.type().equals("Subscription");
  }

  /// What the server says to a `start`, over a connection of its own.
  private static JsonNode started(ServedApi api, String query, Map<String, String> headers) {
    try (var client = RealtimeClient.guest(api)) {
      client.start("one", query, Map.of(), headers);
      return client.next().path("payload");
    }
  }

  private static Verdict verdict(ApiDefinition.Field field, JsonNode answer) {
    var errors = new ArrayList<JsonNode>();
    answer.path("errors").forEach(errors::add);
    assertThat(errors)
        .as("query for %s: %s", field, answer)
        .noneMatch(RootFieldMatrixTest::isInvalid);
    return Verdict.of(
        errors.stream()
            .noneMatch(error -> error.path("errorType").asText().startsWith("Unauthorized")));
  }

  private static boolean isInvalid(JsonNode error) {
    return error.path("message").asText().startsWith("Validation error");
  }

  /// What a root field shows must be open to the same callers, or they read nulls and errors.
  @Test
  void every_field_of_what_an_open_root_field_returns_is_open_as_well() throws IOException {
    var closed = new TreeSet<String>();
    for (var field : rootFields()) {
      var root = definition(field);
      for (var caller : List.of("aws_api_key", "aws_cognito_user_pools", "aws_iam")) {
        if (rule(field.type(), root).directives().contains(caller)) {
          collectClosed(
              TypeInfo.typeInfo(root.getType()).getName(), caller, new HashSet<>(), closed);
        }
      }
    }
    assertThat(closed).isEmpty();
  }

  private void collectClosed(String name, String caller, Set<String> seen, Set<String> closed) {
    if (!seen.add(name)) {
      return;
    }
    var type = types.getTypeOrNull(name, ObjectTypeDefinition.class);
    if (type == null) {
      return;
    }
    for (var field : type.getFieldDefinitions()) {
      if (!rule(name, field).directives().contains(caller)) {
        closed.add(name + "." + field.getName() + " to " + caller);
      }
      collectClosed(TypeInfo.typeInfo(field.getType()).getName(), caller, seen, closed);
    }
  }

  private AccessRule rule(String type, FieldDefinition field) {
    var definition = Objects.requireNonNull(types.getTypeOrNull(type, ObjectTypeDefinition.class));
    return AccessRule.of(definition, field, new AuthenticationMode.Iam());
  }

  private List<ApiDefinition.Field> rootFields() {
    return Stream.of("Query", "Mutation", "Subscription")
        .flatMap(name -> {
          var type = types.getTypeOrNull(name, ObjectTypeDefinition.class);
          return type == null
              ? Stream.empty()
              : type.getFieldDefinitions().stream()
                  .map(field -> new ApiDefinition.Field(name, field.getName()));
        })
        .toList();
  }

  private FieldDefinition definition(ApiDefinition.Field field) {
    return Objects.requireNonNull(types.getTypeOrNull(field.type(), ObjectTypeDefinition.class))
        .getFieldDefinitions()
        .stream()
        .filter(definition -> definition.getName().equals(field.name()))
        .findFirst()
        .orElseThrow();
  }

  private String query(ApiDefinition.Field field) {
    var definition = definition(field);
    var returned = TypeInfo.typeInfo(definition.getType()).getName();
    var isLeaf = types.getTypeOrNull(returned, ObjectTypeDefinition.class) == null;
    return "%s { %s%s%s }"
        .formatted(
            field.type().toLowerCase(Locale.ROOT),
            field.name(),
            arguments(definition.getInputValueDefinitions(), "(", ")"),
            isLeaf ? "" : " { __typename }");
  }

  private String arguments(List<InputValueDefinition> inputs, String open, String close) {
    var required =
        inputs.stream()
            .filter(input -> input.getType() instanceof NonNullType)
            .map(input -> input.getName() + ": " + literal(input.getType()))
            .collect(Collectors.joining(", "));
    return required.isEmpty() ? "" : open + required + close;
  }

  private String literal(Type<?> type) {
    return switch (type) {
      case NonNullType nonNull -> literal(nonNull.getType());
      case ListType list -> "[" + literal(list.getType()) + "]";
      case TypeName name -> literal(name.getName());
      default -> throw new IllegalStateException("unknown type " + type);
    };
  }

  private String literal(String name) {
    var input = types.getTypeOrNull(name, InputObjectTypeDefinition.class);
    if (input != null) {
      return arguments(input.getInputValueDefinitions(), "{", "}");
    }
    var choice = types.getTypeOrNull(name, EnumTypeDefinition.class);
    if (choice != null) {
      return choice.getEnumValueDefinitions().getFirst().getName();
    }
    return switch (name) {
      case "Int", "Float", "AWSTimestamp" -> "1";
      case "Boolean" -> "true";
      case "AWSEmail" -> "\"a@example.com\"";
      case "AWSDateTime" -> "\"2026-01-01T00:00:00Z\"";
      case "AWSURL" -> "\"https://example.com\"";
      default -> "\"x\"";
    };
  }
}
