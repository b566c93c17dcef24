package com.thebetterstore.cloud.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.thebetterstore.cloud.appsync.AccessDocument.Cells;
import com.thebetterstore.cloud.appsync.AccessDocument.Verdict;
import com.thebetterstore.cloud.appsync.auth.PoolTokens;
import com.thebetterstore.cloud.appsync.field.FunctionCaller.Result;
import com.thebetterstore.cloud.testing.StoreSchema;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Who may read each type of the store's schema, over HTTP, as `docs/access.txt` says. Each type is
/// returned by a field of this test that everybody may call, so that the rule of the type alone
/// decides; which root fields lead to it is the business of [RootFieldMatrixTest]. All fields of a
/// type must answer alike: one with a rule of its own would need a row.
class TypeMatrixTest {

  private static final String EVERYBODY = "@aws_api_key @aws_cognito_user_pools @aws_iam";
  private static final String DOOR = "any";

  private final String schema = StoreSchema.read();
  private final TypeDefinitionRegistry types = new SchemaParser().parse(schema);

  private List<String> readable() {
    return types.getTypes(ObjectTypeDefinition.class).stream()
        .map(ObjectTypeDefinition::getName)
        .filter(name -> !List.of("Query", "Mutation", "Subscription").contains(name))
        .toList();
  }

  @Test
  void every_field_of_a_type_answers_each_kind_of_caller_as_the_document_says() throws IOException {
    var doors =
        readable().stream()
            .map(type -> "  %s: %s %s\n".formatted(door(type), type, EVERYBODY))
            .collect(Collectors.joining());
    var open = schema.replaceFirst("\ntype Query \\{\n", "\ntype Query {\n" + doors);
    assertThat(open).isNotEqualTo(schema);
    var setup = ServedApi.Setup.of(open);
    for (var type : readable()) {
      setup = setup.resolve("Query." + door(type), DOOR);
    }
    var functions = new FakeFunctions().on(DOOR, this::sampleFor);
    var found = new TreeMap<String, Cells>();
    try (var api = setup.serve(functions)) {
      for (var type : readable()) {
        found.put(type, cells(api, type));
      }
    }
    assertThat(found).isEqualTo(AccessDocument.types());
  }

  private Cells cells(ServedApi api, String type) {
    var query = "{ %s { %s } }".formatted(door(type), selection(type));
    var nobody =
        ServedApi.json(
            api.send(
                    api.request()
                        .POST(BodyPublishers.ofString(ServedApi.body(query, Map.of())))
                        .build())
                .body());
    assertThat(nobody.at("/errors/0/errorType").asText()).isEqualTo("UnauthorizedException");
    return new Cells(
        Verdict.CLOSED,
        verdict(type, api.query(query)),
        verdict(type, api.customerQuery(PoolTokens.access(), query)),
        verdict(type, api.customerQuery(PoolTokens.access(AccessDocument.STAFF), query)),
        verdict(type, api.signedQuery(query)));
  }

  /// Open if all its fields are answered, closed if each of them is unauthorized.
  private Verdict verdict(String type, JsonNode answer) {
    var refused = new TreeSet<String>();
    for (var error : answer.path("errors")) {
      assertThat(error.path("errorType").asText())
          .as("answer for %s: %s", type, answer)
          .isEqualTo("Unauthorized");
      refused.add(error.at("/path/1").asText());
    }
    if (refused.isEmpty()) {
      assertThat(answer.at("/data/" + door(type)).size()).isEqualTo(fields(type).size());
      return Verdict.OPEN;
    }
    assertThat(refused)
        .as("fields of %s that are refused", type)
        .containsExactlyInAnyOrderElementsOf(
            fields(type).stream().map(FieldDefinition::getName).toList());
    return Verdict.CLOSED;
  }

  private static String door(String type) {
    return "door" + type;
  }

  private List<FieldDefinition> fields(String type) {
    return Objects.requireNonNull(types.getTypeOrNull(type, ObjectTypeDefinition.class))
        .getFieldDefinitions();
  }

  private String selection(String type) {
    return fields(type).stream()
        .map(field -> field.getName() + (isLeaf(named(field)) ? "" : " { __typename }"))
        .collect(Collectors.joining(" "));
  }

  private static String named(FieldDefinition field) {
    return TypeInfo.typeInfo(field.getType()).getName();
  }

  private boolean isLeaf(String type) {
    return types.getTypeOrNull(type, ObjectTypeDefinition.class) == null;
  }

  /// What a function answers for one of the fields of this test.
  private Result sampleFor(JsonNode context) {
    var field = context.at("/info/fieldName").asText();
    return new Result.Answered(sample(field.substring(door("").length())).toString());
  }

  /// Something of a type, with all that it must have.
  private JsonNode sample(String type) {
    var json = JsonNodeFactory.instance;
    if (!isLeaf(type)) {
      var object = json.objectNode();
      fields(type).stream()
          .filter(field -> field.getType() instanceof NonNullType)
          .forEach(field -> object.set(field.getName(), sample(field.getType())));
      return object;
    }
    var choice = types.getTypeOrNull(type, EnumTypeDefinition.class);
    if (choice != null) {
      return json.textNode(choice.getEnumValueDefinitions().getFirst().getName());
    }
    return switch (type) {
      case "Int", "Float", "AWSTimestamp" -> json.numberNode(1);
      case "Boolean" -> json.booleanNode(true);
      case "AWSEmail" -> json.textNode("a@example.com");
      case "AWSDateTime" -> json.textNode("2026-01-01T00:00:00Z");
      case "AWSURL" -> json.textNode("https://example.com");
      default -> json.textNode("x");
    };
  }

  private JsonNode sample(Type<?> type) {
    return switch (type) {
      case NonNullType required -> sample(required.getType());
      case ListType list -> JsonNodeFactory.instance.arrayNode().add(sample(list.getType()));
      case TypeName name -> sample(name.getName());
      default -> throw new IllegalStateException("unknown type " + type);
    };
  }
}
