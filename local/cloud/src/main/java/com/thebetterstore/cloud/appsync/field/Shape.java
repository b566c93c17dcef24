package com.thebetterstore.cloud.appsync.field;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.execution.DataFetcherResult;
import graphql.language.SourceLocation;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether a value has the shape of its field's type: a list, an object, or anything for a scalar.
final class Shape {

  private Shape() {}

  /// The value as it is, or an error in its place.
  static @Nullable Object checked(@Nullable Object value, DataFetchingEnvironment environment) {
    if (value == null) {
      return null;
    }
    var type = GraphQLTypeUtil.unwrapNonNull(environment.getFieldType());
    if (type instanceof GraphQLList && !(value instanceof List)) {
      return mismatch("LIST", value, environment);
    }
    if (type instanceof GraphQLCompositeType && !(value instanceof Map)) {
      return mismatch("OBJECT", value, environment);
    }
    return value;
  }

  private static DataFetcherResult<Object> mismatch(
      String expected, Object value, DataFetchingEnvironment environment) {
    var path = environment.getExecutionStepInfo().getPath();
    var message =
        "Can't resolve value (%s) : type mismatch error, expected type %s, got %s"
            .formatted(path, expected, nameOf(value));
    return DataFetcherResult.newResult().error(new Mismatch(message, path.toList())).build();
  }

  private static String nameOf(Object value) {
    return switch (value) {
      case List<?> _ -> "LIST";
      case Map<?, ?> _ -> "OBJECT";
      default -> "SCALAR";
    };
  }

  private record Mismatch(String message, List<Object> path) implements GraphQLError {

    @Override
    public String getMessage() {
      return message;
    }

    @Override
    public List<Object> getPath() {
      return path;
    }

    @Override
    public @Nullable List<SourceLocation> getLocations() {
      return null;
    }

    @Override
    public ErrorClassification getErrorType() {
      return ErrorType.DataFetchingException;
    }
  }
}
