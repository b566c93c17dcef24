package com.thebetterstore.local.appsync;

/// Whether a client has proven who it is.
public sealed interface Authentication {

  /// It has.
  record Accepted(Caller caller) implements Authentication {}

  /// It has not, and the whole request is refused.
  ///
  /// @param message for the client
  record Refused(String message) implements Authentication {}
}
