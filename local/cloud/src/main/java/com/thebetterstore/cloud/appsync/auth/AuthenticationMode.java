package com.thebetterstore.cloud.appsync.auth;

import java.util.List;
import java.util.regex.Pattern;

/// A way in that the API was configured with.
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

  /// Customers with a token of a user pool.
  ///
  /// @param region of the pool
  /// @param clients the ids of the app clients whose tokens are accepted
  /// @param defaultAction what fields without directives do when this is the API's default mode
  record UserPool(String userPoolId, String region, Pattern clients, DefaultAction defaultAction)
      implements AuthenticationMode {

    /// Every client of the pool.
    public static final Pattern ANY_CLIENT = Pattern.compile(".*", Pattern.DOTALL);

    /// What tokens of the pool have in `iss`.
    public String issuer() {
      return "https://cognito-idp." + region + ".amazonaws.com/" + userPoolId;
    }

    @Override
    public String directive() {
      return "aws_cognito_user_pools";
    }
  }

  /// What an API does with customers where its schema says nothing.
  enum DefaultAction {
    ALLOW,
    DENY
  }

  /// One key of the API.
  ///
  /// @param value what the client sends in `x-api-key`
  /// @param expiresEpochSeconds when it stops working; `Long.MAX_VALUE` when the template says
  ///   nothing
  record ApiKey(String value, long expiresEpochSeconds) {
    @Override
    public String toString() {
      return "ApiKey[…]";
    }
  }
}
