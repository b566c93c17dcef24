package com.thebetterstore.cloud.appsync.schema;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.math.BigInteger;
import java.util.Locale;

/// `AWSTimestamp`: whole seconds since 1970, before it too.
final class TimestampScalar implements Coercing<Long, Long> {

  @Override
  public Long serialize(Object value, GraphQLContext context, Locale locale) {
    if (isWhole(value)) {
      return ((Number) value).longValue();
    }
    throw new CoercingSerializeException(
        "Unable to serialize `%s` as a valid timestamp.".formatted(value));
  }

  @Override
  public Long parseValue(Object input, GraphQLContext context, Locale locale) {
    if (isWhole(input)) {
      return ((Number) input).longValue();
    }
    throw new CoercingParseValueException(
        "Unable to parse `%s` as a valid timestamp.".formatted(input));
  }

  @Override
  public Long parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    if (input instanceof IntValue number && number.getValue().bitLength() < Long.SIZE) {
      return number.getValue().longValue();
    }
    throw new CoercingParseLiteralException("Unable to turn AST input into a 'Timestamp'");
  }

  @Override
  public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
    return new IntValue(BigInteger.valueOf(((Number) input).longValue()));
  }

  private static boolean isWhole(Object value) {
    return value instanceof Integer || value instanceof Long;
  }
}
