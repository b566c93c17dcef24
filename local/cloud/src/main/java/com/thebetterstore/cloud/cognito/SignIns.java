package com.thebetterstore.cloud.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.cloud.cognito.srp.SrpExchange;
import com.thebetterstore.cloud.cognito.srp.SrpIdentity;
import com.thebetterstore.cloud.cognito.srp.Verifier;
import com.thebetterstore.cloud.cognito.user.Attempts;
import com.thebetterstore.cloud.cognito.user.Attributes;
import com.thebetterstore.cloud.cognito.user.ClientSettings;
import com.thebetterstore.cloud.cognito.user.Outcome;
import com.thebetterstore.cloud.cognito.user.PoolSettings;
import com.thebetterstore.cloud.cognito.user.User;
import com.thebetterstore.cloud.cognito.user.Users;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// How users prove who they are: `InitiateAuth` and `RespondToAuthChallenge`.
final class SignIns {

  private static final String PREFIX = "userAttributes.";

  private final PoolSettings pool;
  private final Users users;
  private final UnknownUsers unknown;
  private final Attempts attempts;
  private final Sessions sessions;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Challenges<PasswordProof> proofs;
  private final Challenges<NewPassword> newPasswords;

  /// @param secrets a new one each time, which nobody can guess
  /// @param random a secure source
  SignIns(
      PoolSettings pool,
      Users users,
      UnknownUsers unknown,
      Attempts attempts,
      Sessions sessions,
      InstantSource clock,
      Supplier<String> secrets,
      RandomGenerator random) {
    this.pool = pool;
    this.users = users;
    this.unknown = unknown;
    this.attempts = attempts;
    this.sessions = sessions;
    this.clock = clock;
    this.random = random;
    this.proofs = new Challenges<>(clock, secrets);
    this.newPasswords = new Challenges<>(clock, secrets);
  }

  /// A user who is to prove to know the password.
  private record PasswordProof(String client, String sub, SrpExchange exchange) {}

  /// A user who is to choose a password.
  private record NewPassword(String client, String sub) {}

  Outcome<ObjectNode> initiate(ClientSettings client, JsonNode input) {
    var flow = input.path("AuthFlow").asText();
    var parameters = input.path("AuthParameters");
    return switch (flow) {
      case "USER_SRP_AUTH" ->
          allowed(client, flow)
              .then(_ -> parameter(parameters, "USERNAME"))
              .then(name -> parameter(parameters, "SRP_A").then(a -> startProof(client, name, a)));
      case "USER_PASSWORD_AUTH" ->
          allowed(client, flow)
              .then(_ -> parameter(parameters, "USERNAME"))
              .then(name ->
                  parameter(parameters, "PASSWORD")
                      .then(password -> withPassword(client, name, password)));
      case "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN" ->
          allowed(client, "REFRESH_TOKEN_AUTH")
              .then(_ -> parameter(parameters, "REFRESH_TOKEN"))
              .then(token -> refresh(client, token));
      default -> allowed(client, flow).then(_ -> notAllowed(flow));
    };
  }

  private static Outcome<String> allowed(ClientSettings client, String flow) {
    return client.allows(flow) ? Outcome.done(flow) : notAllowed(flow);
  }

  private static <T> Outcome<T> notAllowed(String flow) {
    return Outcome.refused("InvalidParameterException", flow + " flow not enabled for this client");
  }

  private static Outcome<String> parameter(JsonNode parameters, String name) {
    var value = parameters.path(name).asText();
    return value.isEmpty()
        ? Outcome.refused("InvalidParameterException", "Missing required parameter " + name)
        : Outcome.done(value);
  }

  Outcome<ObjectNode> refresh(ClientSettings client, String token) {
    return sessions.refresh(token, client).map(SignIns::result);
  }

  private Outcome<ObjectNode> startProof(ClientSettings client, String name, String clientA) {
    var found = users.byName(name);
    if (found.isEmpty() && !client.hidesUsers()) {
      return UnknownUsers.refused();
    }
    var sub = found.map(User::sub).orElseGet(() -> unknown.sub(name));
    var verifier = found.map(User::password).orElseGet(() -> unknown.verifier(name));
    return SrpExchange.start(identity(sub), verifier, clientA, random)
        .map(exchange -> proofChallenge(client, sub, verifier, exchange))
        .map(Outcome::done)
        .orElseGet(() -> Outcome.refused("InvalidParameterException", "Invalid SRP_A"));
  }

  private ObjectNode proofChallenge(
      ClientSettings client, String sub, Verifier verifier, SrpExchange exchange) {
    var block = proofs.open(new PasswordProof(client.id(), sub, exchange));
    var answer = JsonNodeFactory.instance.objectNode().put("ChallengeName", "PASSWORD_VERIFIER");
    answer
        .putObject("ChallengeParameters")
        .put("SALT", verifier.salt())
        .put("SECRET_BLOCK", Base64.getEncoder().encodeToString(block.getBytes(UTF_8)))
        .put("SRP_B", exchange.publicB())
        .put("USERNAME", sub)
        .put("USER_ID_FOR_SRP", sub);
    return answer;
  }

  Outcome<ObjectNode> respond(ClientSettings client, JsonNode input) {
    var responses = input.path("ChallengeResponses");
    return switch (input.path("ChallengeName").asText()) {
      case "PASSWORD_VERIFIER" -> proven(client, responses);
      case "NEW_PASSWORD_REQUIRED" ->
          newPassword(client, input.path("Session").asText(), responses);
      default ->
          Outcome.refused("InvalidParameterException", "Challenge response is not expected.");
    };
  }

  private Outcome<ObjectNode> proven(ClientSettings client, JsonNode responses) {
    var block = decoded(responses.path("PASSWORD_CLAIM_SECRET_BLOCK").asText());
    var secret = new String(block, UTF_8);
    var proof = proofs.find(secret).filter(one -> one.client().equals(client.id()));
    proofs.close(secret);
    if (proof.isEmpty()) {
      return sessionEnded();
    }
    var right =
        proof
            .get()
            .exchange()
            .isProvenBy(
                decoded(responses.path("PASSWORD_CLAIM_SIGNATURE").asText()),
                block,
                responses.path("TIMESTAMP").asText());
    return tried(client, proof.get().sub(), users.bySub(proof.get().sub()), () -> right);
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException malformed) {
      return new byte[0];
    }
  }

  private Outcome<ObjectNode> withPassword(ClientSettings client, String name, String password) {
    var found = users.byName(name);
    if (found.isEmpty() && !client.hidesUsers()) {
      return UnknownUsers.refused();
    }
    var sub = found.map(User::sub).orElseGet(() -> unknown.sub(name));
    var verifier = found.map(User::password).orElseGet(() -> unknown.verifier(name));
    return tried(client, sub, found, () -> verifier.matches(identity(sub), password));
  }

  private Outcome<ObjectNode> tried(
      ClientSettings client, String sub, Optional<User> user, BooleanSupplier isRight) {
    return attempts
        .unlocked(sub)
        .then(_ -> {
          if (!isRight.getAsBoolean() || user.isEmpty()) {
            attempts.failed(sub);
            return wrongPassword();
          }
          attempts.succeeded(sub);
          return admit(client, user.get());
        });
  }

  static <T> Outcome<T> wrongPassword() {
    return Outcome.refused("NotAuthorizedException", "Incorrect username or password.");
  }

  private Outcome<ObjectNode> admit(ClientSettings client, User user) {
    if (!user.enabled()) {
      return Outcome.refused("NotAuthorizedException", "User is disabled.");
    }
    return switch (user.status()) {
      case UNCONFIRMED -> Outcome.refused("UserNotConfirmedException", "User is not confirmed.");
      case RESET_REQUIRED ->
          Outcome.refused("PasswordResetRequiredException", "Password reset required for the user");
      case FORCE_CHANGE_PASSWORD ->
          clock.instant().getEpochSecond() < user.temporaryUntil()
              ? Outcome.done(newPasswordChallenge(client, user))
              : Outcome.refused(
                  "NotAuthorizedException",
                  "Temporary password has expired and must be reset by an administrator.");
      case CONFIRMED -> Outcome.done(result(sessions.start(user, client)));
    };
  }

  private static ObjectNode result(ObjectNode tokens) {
    var answer = JsonNodeFactory.instance.objectNode();
    answer.set("AuthenticationResult", tokens);
    answer.putObject("ChallengeParameters");
    return answer;
  }

  private ObjectNode newPasswordChallenge(ClientSettings client, User user) {
    var attributes = JsonNodeFactory.instance.objectNode();
    user.attributes().forEach(attributes::put);
    var answer =
        JsonNodeFactory.instance
            .objectNode()
            .put("ChallengeName", "NEW_PASSWORD_REQUIRED")
            .put("Session", newPasswords.open(new NewPassword(client.id(), user.sub())));
    answer
        .putObject("ChallengeParameters")
        .put("USER_ID_FOR_SRP", user.sub())
        .put("requiredAttributes", missing(user))
        .put("userAttributes", attributes.toString());
    return answer;
  }

  /// A JSON list of the attributes that the user must say now.
  private String missing(User user) {
    var missing = JsonNodeFactory.instance.arrayNode();
    pool.schema()
        .forEach((name, attribute) -> {
          if (attribute.required() && user.attributes().getOrDefault(name, "").isEmpty()) {
            missing.add(PREFIX + name);
          }
        });
    return missing.toString();
  }

  private Outcome<ObjectNode> newPassword(
      ClientSettings client, String session, JsonNode responses) {
    var user =
        newPasswords
            .find(session)
            .filter(one -> one.client().equals(client.id()))
            .flatMap(one -> users.bySub(one.sub()))
            .filter(one -> one.status() == User.Status.FORCE_CHANGE_PASSWORD && one.enabled());
    if (user.isEmpty()) {
      return sessionEnded();
    }
    var all = new HashMap<>(user.get().attributes());
    all.keySet().removeAll(Set.of("email_verified", "phone_number_verified"));
    all.putAll(attributes(responses));
    return parameter(responses, "NEW_PASSWORD")
        .then(pool.passwords()::check)
        .then(password ->
            new Attributes(pool)
                .ofNewUser(all)
                .map(attributes -> {
                  newPasswords.close(session);
                  var chosen =
                      user.get()
                          .with(Verifier.of(identity(user.get().sub()), password, random))
                          .with(attributes)
                          .with(User.Status.CONFIRMED)
                          .at(clock.instant().getEpochSecond());
                  return result(sessions.start(chosen, client));
                }));
  }

  private static Map<String, String> attributes(JsonNode responses) {
    var attributes = new HashMap<String, String>();
    responses
        .properties()
        .forEach(response -> {
          // The address is the name by which an administrator made the user.
          if (response.getKey().startsWith(PREFIX) && !response.getKey().equals(PREFIX + "email")) {
            attributes.put(
                response.getKey().substring(PREFIX.length()), response.getValue().asText());
          }
        });
    return attributes;
  }

  private static <T> Outcome<T> sessionEnded() {
    return Outcome.refused(
        "NotAuthorizedException", "Invalid session for the user, session is expired.");
  }

  private SrpIdentity identity(String sub) {
    return new SrpIdentity(pool.name(), sub);
  }
}
