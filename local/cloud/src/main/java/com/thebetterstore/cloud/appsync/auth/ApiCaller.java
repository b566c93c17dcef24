package com.thebetterstore.cloud.appsync.auth;

import com.thebetterstore.cloud.appsync.auth.AuthenticationMode.DefaultAction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Who sent a request, once that is proven.
public sealed interface ApiCaller {

  /// The directive that lets this caller in.
  String directive();

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

  /// Someone who has signed in to a user pool.
  ///
  /// @param claims of the token
  /// @param defaultAction of the pool in this API
  record Customer(Map<String, @Nullable Object> claims, DefaultAction defaultAction)
      implements ApiCaller {

    private static final String GROUPS = "cognito:groups";

    /// Keeps an own copy of the claims.
    public Customer {
      claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    }

    @Override
    public String directive() {
      return "aws_cognito_user_pools";
    }

    /// The groups when the token was made.
    public Set<String> groups() {
      return claims.get(GROUPS) instanceof List<?> names
          ? names.stream()
              .filter(String.class::isInstance)
              .map(String.class::cast)
              .collect(Collectors.toUnmodifiableSet())
          : Set.of();
    }

    /// Members in the order of the sample event that Powertools for Lambda tests with.
    @Override
    public Map<String, @Nullable Object> identity(List<String> sourceIps) {
      var identity = new LinkedHashMap<String, @Nullable Object>();
      identity.put("claims", claims);
      identity.put("defaultAuthStrategy", defaultAction.name());
      identity.put("groups", claims.get(GROUPS));
      identity.put("issuer", claims.get("iss"));
      identity.put("sourceIp", sourceIps);
      identity.put("sub", claims.get("sub"));
      identity.put("username", username());
      return identity;
    }

    /// Id tokens have it under another name than access tokens.
    private @Nullable Object username() {
      var inIdToken = claims.get("cognito:username");
      return inIdToken == null ? claims.get("username") : inIdToken;
    }
  }
}
