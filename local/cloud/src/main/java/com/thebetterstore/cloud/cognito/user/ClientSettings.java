package com.thebetterstore.cloud.cognito.user;

import com.thebetterstore.cloud.template.Resource;
import com.thebetterstore.cloud.template.TemplateException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// A `AWS::Cognito::UserPoolClient` of the template.
///
/// @param flows such as `ALLOW_USER_SRP_AUTH`
/// @param hidesUsers whether nobody learns from refusals which users there are
/// @param rotation how long a refresh token works after its first use; empty if it always does
public record ClientSettings(
    String id,
    String pool,
    Set<String> flows,
    boolean hidesUsers,
    Duration accessToken,
    Duration idToken,
    Duration refreshToken,
    Optional<Duration> rotation) {

  private static final Set<String> KNOWN =
      Set.of(
          "AccessTokenValidity",
          "AllowedOAuthFlowsUserPoolClient",
          "ClientName",
          "EnableTokenRevocation",
          "ExplicitAuthFlows",
          "GenerateSecret",
          "IdTokenValidity",
          "PreventUserExistenceErrors",
          "RefreshTokenRotation",
          "RefreshTokenValidity",
          "SupportedIdentityProviders",
          "TokenValidityUnits",
          "UserPoolId");

  /// API reference, `CreateUserPoolClient`.
  private static final Set<String> DEFAULT_FLOWS =
      Set.of("ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_CUSTOM_AUTH");

  public ClientSettings {
    flows = Set.copyOf(flows);
  }

  /// Reads it.
  ///
  /// @throws TemplateException if it asks for what the laptop does not do
  public static ClientSettings of(Resource client) {
    client
        .properties()
        .fieldNames()
        .forEachRemaining(name -> {
          if (!KNOWN.contains(name)) {
            throw new TemplateException(client + ": " + name + " is not known here");
          }
        });
    must(client, "AllowedOAuthFlowsUserPoolClient", "false");
    must(client, "GenerateSecret", "false");
    must(client, "EnableTokenRevocation", "true");
    return new ClientSettings(
        client.ref(),
        client.required("UserPoolId"),
        flows(client),
        client.text("PreventUserExistenceErrors").orElse("LEGACY").equals("ENABLED"),
        life(client, "AccessToken", 1, "hours"),
        life(client, "IdToken", 1, "hours"),
        life(client, "RefreshToken", 30, "days"),
        rotation(client));
  }

  private static void must(Resource client, String name, String value) {
    if (!client.text(name).orElse(value).equals(value)) {
      throw new TemplateException(client + ": " + name + " must be " + value);
    }
  }

  private static Set<String> flows(Resource client) {
    var flows = new LinkedHashSet<String>();
    client.list("ExplicitAuthFlows").forEach(flow -> flows.add(flow.asText()));
    return flows.isEmpty() ? DEFAULT_FLOWS : flows;
  }

  private static Duration life(Resource client, String token, int byDefault, String unit) {
    var count = client.property(token + "Validity").asInt(byDefault);
    return switch (client.property("TokenValidityUnits").path(token).asText(unit)) {
      case "seconds" -> Duration.ofSeconds(count);
      case "minutes" -> Duration.ofMinutes(count);
      case "hours" -> Duration.ofHours(count);
      case "days" -> Duration.ofDays(count);
      default -> throw new TemplateException(client + ": unknown unit of " + token);
    };
  }

  private static Optional<Duration> rotation(Resource client) {
    var rotation = client.property("RefreshTokenRotation");
    return rotation.path("Feature").asText().equals("ENABLED")
        ? Optional.of(Duration.ofSeconds(rotation.path("RetryGracePeriodSeconds").asInt()))
        : Optional.empty();
  }

  /// Whether users may sign in this way.
  ///
  /// @param flow such as `USER_SRP_AUTH`
  public boolean allows(String flow) {
    return flows.contains("ALLOW_" + flow);
  }
}
