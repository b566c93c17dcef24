package com.thebetterstore.cloud.cognito;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.cloud.aws.AwsAnswer;
import com.thebetterstore.cloud.aws.Engine;
import com.thebetterstore.cloud.cognito.trigger.PoolFunctions;
import com.thebetterstore.cloud.cognito.user.ClientSettings;
import com.thebetterstore.cloud.cognito.user.Outcome;
import com.thebetterstore.cloud.cognito.user.PoolSettings;
import com.thebetterstore.cloud.durable.DurableFile;
import com.thebetterstore.cloud.mail.Mailbox;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Resource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Handler;

/// The templates' user pools and all that their users are known by, kept in a file.
public final class UserPools implements AutoCloseable {

  /// Where the web port has it.
  public static final String PATH = "/cognito-idp/*";

  private static final String FILE = "users.mv";
  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
  private static final ObjectMapper JSON = new ObjectMapper();

  /// What an input must have, by operation; `AccessToken`, `ClientId` and `UserPoolId` aside.
  /// Source: API reference.
  private static final Map<String, List<String>> REQUIRED =
      Map.ofEntries(
          Map.entry("SignUp", List.of("Username", "Password")),
          Map.entry("ConfirmSignUp", List.of("Username", "ConfirmationCode")),
          Map.entry("ResendConfirmationCode", List.of("Username")),
          Map.entry("InitiateAuth", List.of("AuthFlow")),
          Map.entry("RespondToAuthChallenge", List.of("ChallengeName")),
          Map.entry("GetTokensFromRefreshToken", List.of("RefreshToken")),
          Map.entry("RevokeToken", List.of("Token")),
          Map.entry("ForgotPassword", List.of("Username")),
          Map.entry("ConfirmForgotPassword", List.of("Username", "ConfirmationCode", "Password")),
          Map.entry("GetUserAttributeVerificationCode", List.of("AttributeName")),
          Map.entry("VerifyUserAttribute", List.of("AttributeName", "Code")),
          Map.entry("ChangePassword", List.of("PreviousPassword", "ProposedPassword")),
          Map.entry("AdminCreateUser", List.of("Username")),
          Map.entry("AdminGetUser", List.of("Username")),
          Map.entry("AdminAddUserToGroup", List.of("Username", "GroupName")),
          Map.entry("AdminRemoveUserFromGroup", List.of("Username", "GroupName")),
          Map.entry("AdminListGroupsForUser", List.of("Username")),
          Map.entry("AdminSetUserPassword", List.of("Username", "Password")),
          Map.entry("AdminDisableUser", List.of("Username")),
          Map.entry("AdminEnableUser", List.of("Username")),
          Map.entry("AdminUserGlobalSignOut", List.of("Username")));

  private final DurableFile file;
  private final PoolKeys keys;
  private final Map<String, UserPool> pools = new LinkedHashMap<>();
  private final Map<String, ClientSettings> clients;

  /// Opens the pools of the templates.
  ///
  /// @param data the data folder
  /// @param secrets a secret for each text, always the same for the same
  /// @param functions calls what a pool lets word its mails
  /// @param ids a new UUID each time
  /// @throws com.thebetterstore.cloud.template.TemplateException if a template asks for what is not
  ///   known here
  public UserPools(
      Deployment deployment,
      Path data,
      PoolKeys keys,
      UnaryOperator<String> secrets,
      PoolFunctions functions,
      Mailbox mailbox,
      InstantSource clock,
      Supplier<String> ids,
      SecureRandom random) {
    this.keys = keys;
    var settings =
        deployment.resources("AWS::Cognito::UserPool").stream()
            .map(pool -> PoolSettings.of(pool, groups(deployment, pool)))
            .toList();
    this.clients =
        deployment.resources("AWS::Cognito::UserPoolClient").stream()
            .map(ClientSettings::of)
            .collect(Collectors.toMap(ClientSettings::id, Function.identity()));
    this.file = DurableFile.open(data.resolve(FILE));
    for (var pool : settings) {
      pools.put(
          pool.id(),
          new UserPool(pool, file, keys, secrets, functions, mailbox, clock, ids, random));
    }
  }

  private static Set<String> groups(Deployment deployment, Resource pool) {
    return deployment.resources("AWS::Cognito::UserPoolGroup").stream()
        .filter(group -> group.required("UserPoolId").equals(pool.ref()))
        .map(Resource::ref)
        .collect(Collectors.toSet());
  }

  /// What users call, unsigned, and the keys of tokens; to be mounted on [#PATH].
  public Handler handler() {
    return PoolHandler.of(this);
  }

  /// What administrators call, for calls that were already permitted.
  public Engine engine() {
    return request ->
        answer(
            input(request.text())
                .then(input ->
                    checked(request.operation(), input)
                        .then(_ -> runForAdministrator(request.operation(), input))));
  }

  private Outcome<ObjectNode> runForAdministrator(String operation, JsonNode input) {
    var id = input.path("UserPoolId").asText();
    return Optional.ofNullable(pools.get(id))
        .map(pool -> pool.runForAdministrator(operation, input))
        .orElseGet(() ->
            Outcome.refused("ResourceNotFoundException", "User pool " + id + " does not exist."));
  }

  /// The answer to an unsigned request.
  AwsAnswer serve(String operation, String body) {
    return answer(
        input(body).then(input -> checked(operation, input).then(_ -> run(operation, input))));
  }

  private Outcome<ObjectNode> run(String operation, JsonNode input) {
    var client = input.path("ClientId").asText();
    if (!client.isEmpty()) {
      return Optional.ofNullable(clients.get(client))
          .map(known -> pool(known).run(operation, known, input))
          .orElseGet(() ->
              Outcome.refused(
                  "ResourceNotFoundException", "User pool client " + client + " does not exist."));
    }
    var token = input.path("AccessToken").asText();
    if (!token.isEmpty()) {
      return Tokens.pool(token)
          .flatMap(id -> Optional.ofNullable(pools.get(id)))
          .map(pool -> pool.runForUser(operation, input))
          .orElseGet(() -> Outcome.refused("NotAuthorizedException", "Invalid Access Token"));
    }
    return UserPool.unknown();
  }

  private UserPool pool(ClientSettings client) {
    var pool = pools.get(client.pool());
    if (pool == null) {
      throw new IllegalStateException("no template has the pool of client " + client.id());
    }
    return pool;
  }

  private static Outcome<JsonNode> input(String body) {
    try {
      var input = JSON.readTree(body);
      return input != null && input.isObject()
          ? Outcome.done(input)
          : Outcome.refused("SerializationException", "The body is not a JSON object.");
    } catch (JsonProcessingException malformed) {
      return Outcome.refused("SerializationException", "The body is not JSON.");
    }
  }

  private static Outcome<JsonNode> checked(String operation, JsonNode input) {
    return REQUIRED.getOrDefault(operation, List.of()).stream()
        .filter(name -> input.path(name).asText().isEmpty())
        .findFirst()
        .map(name ->
            Outcome.<JsonNode>refused(
                "InvalidParameterException",
                "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
                    .formatted(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1))))
        .orElseGet(() -> Outcome.done(input));
  }

  private static AwsAnswer answer(Outcome<ObjectNode> outcome) {
    return switch (outcome) {
      case Outcome.Done<ObjectNode> done ->
          AwsAnswer.json(200, CONTENT_TYPE, done.value().toString());
      case Outcome.Refused<ObjectNode> refused -> refused.why().answer();
    };
  }

  /// The public keys of a pool's tokens as JSON; empty if there is no such pool.
  Optional<String> publicKeys(String pool) {
    return pools.containsKey(pool) ? Optional.of(keys.publicKeys().toString()) : Optional.empty();
  }

  @Override
  public void close() {
    file.close();
  }
}
