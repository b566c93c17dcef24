package com.thebetterstore.cloud.appsync.schema;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.util.Locale;
import java.util.function.Predicate;

/// A string that must have a certain form, both ways.
final class TextScalar implements Coercing<String, String> {

  private final String noun;
  private final Predicate<String> valid;

  /// @param noun the name in AppSync's messages
  TextScalar(String noun, Predicate<String> valid) {
    this.noun = noun;
    this.valid = valid;
  }

  @Override
  public String serialize(Object value, GraphQLContext context, Locale locale) {
    if (value instanceof String text && valid.test(text)) {
      return text;
    }
    throw new CoercingSerializeException(
        "Unable to serialize `%s` as a valid %s Object.".formatted(value, noun));
  }

  @Override
  public String parseValue(Object input, GraphQLContext context, Locale locale) {
    if (input instanceof String text && valid.test(text)) {
      return text;
    }
    throw new CoercingParseValueException(
        "Unable to parse `%s` as a valid %s Object.".formatted(input, noun));
  }

  @Override
  public String parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    var text = input instanceof StringValue string ? string.getValue() : null;
    if (text != null && valid.test(text)) {
      return text;
    }
    throw new CoercingParseLiteralException("Unable to turn AST input into a '%s'".formatted(noun));
  }

  @Override
  public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
    return StringValue.of(input.toString());
  }
}
