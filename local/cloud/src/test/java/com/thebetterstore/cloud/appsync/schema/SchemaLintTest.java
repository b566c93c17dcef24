package com.thebetterstore.cloud.appsync.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.cloud.testing.StoreSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What AppSync refuses, and that the store's own schema has none of it.
class SchemaLintTest {

  @Test
  void appsync_takes_the_stores_schema() {
    assertThat(SchemaLint.of(StoreSchema.read())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          interface A { i: ID } interface B implements A { i: ID }      | interface B implements another interface
          directive @mine on OBJECT                                     | custom directive @mine is not supported
          scalar Money                                                  | custom scalar Money is not supported
          type AWSThing { i: ID }                                       | the name of type AWSThing begins with AWS
          input I @oneOf { a: ID, b: ID }                               | @oneOf on I is not supported
          type T @aws_iam @aws_iam { i: ID }                            | @aws_iam is repeated on T
          \"""text\""" type T { i: ID }                                 | the description of T is a block string
          type Subscription { s: ID @aws_subscribe(mutations: ["m"]) }  | @aws_subscribe on s names no field of Mutation: m
          type Subscription { s: ID @aws_subscribe }                    | @aws_subscribe on s names no mutations
          """)
  void what_appsync_refuses_is_found(String part, String finding) {
    assertThat(SchemaLint.of("type Query { q: ID } " + part)).containsExactly(finding);
  }

  @Test
  void a_comment_inside_an_enum_is_found() {
    assertThat(SchemaLint.of("type Query { q: E }\nenum E {\n  # why\n  A\n}"))
        .containsExactly("enum E has a # comment at A");
  }

  @Test
  void a_subscription_must_return_what_its_mutation_returns() {
    var schema =
        "type Query { q: ID } type Mutation { m: ID! }"
            + " type Subscription { s: ID @aws_subscribe(mutations: [\"m\"]) }";

    assertThat(SchemaLint.of(schema))
        .containsExactly("subscription s returns ID but mutation m returns ID!");
    assertThat(SchemaLint.of(schema.replace("ID!", "ID"))).isEmpty();
  }

  @Test
  void a_schema_without_queries_is_found() {
    assertThat(SchemaLint.of("type Mutation { m: ID }"))
        .containsExactly("there is no top level schema object: type Query is missing");
    assertThat(SchemaLint.of("schema { query: Root } type Root { m: ID }")).isEmpty();
  }

  @Test
  void what_is_no_schema_at_all_is_said_to_be_none() {
    assertThat(SchemaLint.of("type Query {")).singleElement().asString().contains("not valid SDL");
  }
}
