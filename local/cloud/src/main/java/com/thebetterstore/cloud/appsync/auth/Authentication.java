package com.thebetterstore.cloud.appsync.auth;

/// Whether a client has proven who it is.
public sealed interface Authentication {

  /// It has.
  record Accepted(ApiCaller caller) implements Authentication {}

  /// It has not, and the whole request is refused.
  ///
  /// @param message for the client
  record Refused(String message) implements Authentication {

    /// What AppSync says when it does not say why.
    static final Refused NOT_AUTHORIZED = new Refused("You are not authorized to make this call.");
  }
}
