package com.thebetterstore.cloud.appsync.field;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.language.SourceLocation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A field that could not be resolved, with the type of error that AppSync shows beside the
/// message.
public record FieldError(
    String errorType, String message, List<Object> path, List<SourceLocation> locations)
    implements GraphQLError {

  private static final Logger LOG = LoggerFactory.getLogger(FieldError.class);

  public FieldError {
    path = List.copyOf(path);
    locations = List.copyOf(locations);
  }

  /// Turns what fetching a field threw into an error of that field.
  public static final class Handler implements DataFetcherExceptionHandler {

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
        DataFetcherExceptionHandlerParameters failed) {
      var fault = fault(failed);
      var error =
          new FieldError(
              fault.errorType(),
              String.valueOf(fault.getMessage()),
              failed.getPath().toList(),
              List.of(failed.getSourceLocation()));
      return CompletableFuture.completedFuture(
          DataFetcherExceptionHandlerResult.newResult().error(error).build());
    }

    private static FieldFault fault(DataFetcherExceptionHandlerParameters failed) {
      var thrown = failed.getException();
      var cause = thrown instanceof CompletionException wrapped ? wrapped.getCause() : thrown;
      if (cause instanceof FieldFault fault) {
        return fault;
      }
      LOG.atError()
          .setCause(thrown)
          .addKeyValue("path", failed.getPath().toString())
          .log("a field could not be resolved for an internal reason");
      return FieldFault.internal();
    }
  }

  @Override
  public String getMessage() {
    return message;
  }

  @Override
  public List<Object> getPath() {
    return path;
  }

  @Override
  public List<SourceLocation> getLocations() {
    return locations;
  }

  @Override
  public ErrorClassification getErrorType() {
    return ErrorClassification.errorClassification(errorType);
  }
}
