package com.thebetterstore.cloud.appsync.auth;

import java.util.List;

/// A way in that the API was configured with.
///
/// User pools join here as a further record once customers can sign in; the switches over this type
/// then say what else must know them.
public sealed interface AuthenticationMode {

  /// The schema directive, without its `@`, that opens a type or field to this mode.
  String directive();

  /// Callers that know one of the API's keys.
  record ApiKeys(List<ApiKey> keys) implements AuthenticationMode {

    /// Keeps an own copy of the keys.
    public ApiKeys {
      keys = List.copyOf(keys);
    }

    @Override
    public String directive() {
      return "aws_api_key";
    }
  }

  /// Callers that sign their requests with the credentials of a role.
  record Iam() implements AuthenticationMode {

    @Override
    public String directive() {
      return "aws_iam";
    }
  }

  /// Customers with a token of the user pool. No token is accepted yet: there is no user pool here.
  record UserPool(String userPoolId) implements AuthenticationMode {

    @Override
    public String directive() {
      return "aws_cognito_user_pools";
    }
  }

  /// One key of the API.
  ///
  /// @param value what the client sends in `x-api-key`
  /// @param expiresEpochSeconds when it stops working; `Long.MAX_VALUE` when the template says
  ///   nothing
  record ApiKey(String value, long expiresEpochSeconds) {}
}
