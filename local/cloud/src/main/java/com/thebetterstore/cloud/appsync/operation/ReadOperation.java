package com.thebetterstore.cloud.appsync.operation;

/// What was made of the text in which a client sent an operation.
public sealed interface ReadOperation permits OperationBody, ReadOperation.Unreadable {

  /// It is no operation.
  ///
  /// @param why for the client
  record Unreadable(String why) implements ReadOperation {}
}
