package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.platform.documents.Document;
import graphql.schema.GraphQLSchema;
import graphql.schema.diff.DiffEvent;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.SchemaDiffSet;
import graphql.schema.diff.reporting.CapturingReporter;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Clients that are out there go on to work: the API against the one that was released last.
class ApiEvolutionTest {

  private static final String RELEASED = "docs/released-schema.graphql";
  private static final String RECORD = "docs/breaking-changes.md";

  /// What AppSync adds to every schema.
  private static final String APPSYNC =
      """
      directive @aws_api_key on OBJECT | FIELD_DEFINITION
      directive @aws_cognito_user_pools(cognito_groups: [String]) on OBJECT | FIELD_DEFINITION
      directive @aws_iam on OBJECT | FIELD_DEFINITION
      directive @aws_subscribe(mutations: [String]) on FIELD_DEFINITION
      scalar AWSDate
      scalar AWSDateTime
      scalar AWSEmail
      scalar AWSJSON
      scalar AWSTimestamp
      scalar AWSURL
      """;

  private static final String SMALL =
      """
      type Query { shop(name: String): Shop @aws_api_key }
      type Shop @aws_api_key { name: String!, kind: Kind, size: Int }
      enum Kind { BIG SMALL }
      input Wish { name: String }
      type Mutation { wish(input: Wish!): Shop @aws_api_key }
      """;

  @Test
  void whatever_breaks_clients_is_recorded_with_its_reason_and_nothing_else_is() {
    var recorded =
        Document.read(RECORD).lines().stream()
            .filter(line -> line.startsWith("| The "))
            .map(Document::cells)
            .toList();

    assertThat(recorded).allSatisfy(row -> assertThat(row.get(1)).hasSizeGreaterThan(20));
    assertThat(recorded.stream().map(List::getFirst))
        .as("changes since %s that break clients; %s has those that are meant", RELEASED, RECORD)
        .containsExactlyInAnyOrderElementsOf(
            breakages(text("docs/released-schema.graphql"), text("schema.graphql")));
  }

  private static String text(String path) {
    return String.join("\n", Document.read(path).lines());
  }

  private static List<String> breakages(String before, String now) {
    var found = new CapturingReporter();
    new SchemaDiff(SchemaDiff.Options.defaultOptions().enforceDirectives())
        .diffSchema(SchemaDiffSet.diffSetFromSdl(schema(before), schema(now)), found);
    return found.getBreakages().stream().map(DiffEvent::getReasonMsg).sorted().toList();
  }

  private static GraphQLSchema schema(String definition) {
    return UnExecutableSchemaGenerator.makeUnExecutableSchema(
        new SchemaParser().parse(APPSYNC + definition));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          name: String!, kind: Kind, size: Int | name: String!, kind: Kind
          name: String!, | name: String,
          size: Int | size: String
          BIG SMALL | BIG
          input Wish { name: String } | input Wish { name: String! }
          input Wish { name: String } | input Wish { name: String, more: Int! }
          input Wish { name: String } | input Wish { title: String }
          shop(name: String) | shop(name: String!)
          shop(name: String) | shop(name: String, city: String!)
          shop(name: String) | shop
          type Mutation { wish(input: Wish!): Shop @aws_api_key } | type Mutation { wish(input: Wish!): Shop }
          """)
  void what_breaks_clients_is_found(String part, String other) {
    assertThat(SMALL).contains(part);
    assertThat(breakages(SMALL, SMALL.replace(part, other))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          size: Int | size: Int!
          size: Int | size: Int, stars: Int
          BIG SMALL | BIG SMALL NONE
          input Wish { name: String } | input Wish { name: String, more: Int }
          shop(name: String) | shop(name: String, city: String)
          type Mutation { | type Mutation { other: Int @aws_api_key,
          @aws_api_key { name | @aws_api_key @aws_iam { name
          """)
  void what_only_adds_is_let_through(String part, String other) {
    assertThat(SMALL).contains(part);
    assertThat(breakages(SMALL, SMALL.replace(part, other))).isEmpty();
  }
}
