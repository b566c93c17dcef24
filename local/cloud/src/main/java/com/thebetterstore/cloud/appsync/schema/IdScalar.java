package com.thebetterstore.cloud.appsync.schema;

import graphql.GraphQLContext;
import graphql.Scalars;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseValueException;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// GraphQL's `ID`, which takes a variable that is a string or an integer, and no other.
///
/// graphql-java makes a string of whatever it is given, be it a list or an object.
public final class IdScalar implements Coercing<Object, Object> {

  private static final Coercing<?, ?> ANY = Scalars.GraphQLID.getCoercing();

  @Override
  public @Nullable Object parseValue(Object input, GraphQLContext context, Locale locale) {
    return switch (input) {
      case String _, Integer _, Long _, BigInteger _ -> ANY.parseValue(input, context, locale);
      default ->
          throw new CoercingParseValueException(
              "Expected a string or an integer for an 'ID', but it was neither");
    };
  }

  @Override
  public @Nullable Object parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    return ANY.parseLiteral(input, variables, context, locale);
  }

  @Override
  public @Nullable Object serialize(Object result, GraphQLContext context, Locale locale) {
    return ANY.serialize(result, context, locale);
  }

  @Override
  public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
    return ANY.valueToLiteral(input, context, locale);
  }
}
