package com.thebetterstore.infra.shared;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AbstractDescribedNode;
import graphql.language.AstPrinter;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.parser.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployedSchemaTest {

  private static final Path SCHEMA =
      Path.of(System.getProperty("store.root")).resolve("schema.graphql");

  @TempDir Path folder;

  @Test
  void nothing_has_a_description() {
    assertThat(nodes(Parser.parse(DeployedSchema.of(SCHEMA))))
        .hasSizeGreaterThan(100)
        .filteredOn(AbstractDescribedNode.class::isInstance)
        .isNotEmpty()
        .allSatisfy(
            node -> assertThat(((AbstractDescribedNode<?>) node).getDescription()).isNull());
  }

  @Test
  void all_else_is_as_it_was() throws IOException {
    var written = Parser.parse(Files.readString(SCHEMA));

    assertThat(said(Parser.parse(DeployedSchema.of(SCHEMA)))).isEqualTo(said(written));
  }

  /// Each type, field, argument and value with its type, its default and its directives.
  private static List<String> said(Document schema) {
    return nodes(schema)
        .filter(NamedNode.class::isInstance)
        .map(node ->
            node.getClass().getSimpleName()
                + " "
                + ((NamedNode<?>) node).getName()
                + switch (node) {
                  case FieldDefinition field -> ": " + AstPrinter.printAst(field.getType());
                  case InputValueDefinition value ->
                      ": " + AstPrinter.printAst(value.getType()) + " = " + value.getDefaultValue();
                  default -> "";
                }
                + directives(node))
        .toList();
  }

  private static String directives(Node<?> node) {
    return node instanceof DirectivesContainer<?> container
        ? " " + container.getDirectives().stream().map(AstPrinter::printAst).toList()
        : "";
  }

  private static Stream<Node<?>> nodes(Node<?> from) {
    return Stream.concat(
        Stream.of(from), from.getChildren().stream().flatMap(child -> nodes((Node<?>) child)));
  }

  @Test
  void descriptions_go_from_wherever_they_stand_and_strings_stay_where_they_mean_something()
      throws IOException {
    var schema = folder.resolve("any.graphql");
    Files.writeString(
        schema,
        """
        "the schema" schema { query: Query }
        \"""
        a type
        \"""
        type Query implements Named @aws_cognito_user_pools(cognito_groups: ["Staff", "Owners"]) {
          "a field" name("an argument" of: String = "nobody"): String
            @deprecated(reason: "say \\"who\\"")
          # a comment
          colour: Colour
        }
        "an interface" interface Named { "its field" name(of: String = "nobody"): String }
        "a union" union Any = Query
        "an enum" enum Colour { "a value" RED @deprecated }
        "an input" input Wish { "its field" colour: Colour = RED }
        "a scalar" scalar When
        """);

    assertThat(DeployedSchema.of(schema).replaceAll("\\s+", " ").strip())
        .isEqualTo(
            """
            schema { query: Query } \
            type Query implements Named @aws_cognito_user_pools(cognito_groups: ["Staff", "Owners"]) { \
            name(of: String = "nobody"): String @deprecated(reason: "say \\"who\\"") \
            colour: Colour } \
            interface Named { name(of: String = "nobody"): String } \
            union Any = Query \
            enum Colour { RED @deprecated } \
            input Wish { colour: Colour = RED } \
            scalar When\
            """);
  }
}
