package com.thebetterstore.cloud.appsync.field;

import com.thebetterstore.cloud.appsync.definition.ApiDefinition.DataSource;

/// Calls the Lambda function behind a data source, in the name of the data source's role.
@FunctionalInterface
public interface FunctionCaller {

  /// Calls and waits.
  ///
  /// @param payload JSON
  /// @param traceHeader X-Ray's header for the call
  Result call(DataSource source, String payload, String traceHeader);

  /// How a call ended.
  sealed interface Result {

    /// The function came to its end.
    ///
    /// @param json what it wrote; empty if it wrote nothing
    record Answered(String json) implements Result {}

    /// The function threw, ran out of time, or could not be called.
    ///
    /// @param errorType for Java functions the exception's fully qualified class name
    record Failed(String errorType, String message) implements Result {}
  }
}
