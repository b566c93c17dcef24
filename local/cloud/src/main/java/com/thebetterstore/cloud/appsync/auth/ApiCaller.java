package com.thebetterstore.cloud.appsync.auth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who sent a request, once that is proven.
public sealed interface ApiCaller {

  /// The directive that lets this caller in.
  String directive();

  /// The groups of a signed-in customer; none for all others.
  Set<String> groups();

  /// AppSync's `identity` object for resolvers.
  ///
  /// @param sourceIps where the request came from, the nearest last
  @Nullable Map<String, @Nullable Object> identity(List<String> sourceIps);

  /// Someone who knows an API key, and may be anybody.
  record KeyHolder() implements ApiCaller {

    @Override
    public String directive() {
      return "aws_api_key";
    }

    @Override
    public Set<String> groups() {
      return Set.of();
    }

    @Override
    public @Nullable Map<String, @Nullable Object> identity(List<String> sourceIps) {
      return null;
    }
  }

  /// A role of the account.
  ///
  /// @param userArn such as `arn:aws:sts::000000000000:assumed-role/NAME/SESSION`
  /// @param username the role's id and session: `AROA…:SESSION`
  record Principal(String accountId, String userArn, String username) implements ApiCaller {

    @Override
    public String directive() {
      return "aws_iam";
    }

    @Override
    public Set<String> groups() {
      return Set.of();
    }

    @Override
    public Map<String, @Nullable Object> identity(List<String> sourceIps) {
      var identity = new LinkedHashMap<String, @Nullable Object>();
      identity.put("accountId", accountId);
      identity.put("cognitoIdentityPoolId", null);
      identity.put("cognitoIdentityId", null);
      identity.put("sourceIp", sourceIps);
      identity.put("username", username);
      identity.put("userArn", userArn);
      identity.put("cognitoIdentityAuthType", null);
      identity.put("cognitoIdentityAuthProvider", null);
      return identity;
    }
  }
}
