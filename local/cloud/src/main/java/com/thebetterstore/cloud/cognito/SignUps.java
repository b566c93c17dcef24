package com.thebetterstore.cloud.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.cloud.cognito.srp.SrpIdentity;
import com.thebetterstore.cloud.cognito.srp.Verifier;
import com.thebetterstore.cloud.cognito.user.Attempts;
import com.thebetterstore.cloud.cognito.user.Attributes;
import com.thebetterstore.cloud.cognito.user.ClientSettings;
import com.thebetterstore.cloud.cognito.user.Code;
import com.thebetterstore.cloud.cognito.user.Occasion;
import com.thebetterstore.cloud.cognito.user.Outcome;
import com.thebetterstore.cloud.cognito.user.PoolSettings;
import com.thebetterstore.cloud.cognito.user.User;
import com.thebetterstore.cloud.cognito.user.Users;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// How somebody becomes a user: `SignUp`, `ConfirmSignUp`, `ResendConfirmationCode`.
final class SignUps {

  private final PoolSettings pool;
  private final Users users;
  private final UnknownUsers unknown;
  private final Attempts attempts;
  private final Codes codes;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final RandomGenerator random;

  /// @param random a secure source
  SignUps(
      PoolSettings pool,
      Users users,
      UnknownUsers unknown,
      Attempts attempts,
      Codes codes,
      InstantSource clock,
      Supplier<String> ids,
      RandomGenerator random) {
    this.pool = pool;
    this.users = users;
    this.unknown = unknown;
    this.attempts = attempts;
    this.codes = codes;
    this.clock = clock;
    this.ids = ids;
    this.random = random;
  }

  Outcome<ObjectNode> signUp(ClientSettings client, JsonNode input) {
    if (pool.administratorsOnly()) {
      return Outcome.refused(
          "NotAuthorizedException", "SignUp is not permitted for this user pool");
    }
    var address = input.path("Username").asText();
    if (!Attributes.isAddress(address)) {
      return Outcome.refused("InvalidParameterException", "Username should be an email.");
    }
    var said = new HashMap<>(Attributes.read(input.path("UserAttributes")));
    said.put("email", address);
    return pool.passwords()
        .check(input.path("Password").asText())
        .then(password ->
            new Attributes(pool)
                .ofNewUser(said)
                .then(attributes ->
                    users.byName(address).isPresent()
                        ? Outcome.refused("UsernameExistsException", "User already exists")
                        : create(client, attributes, password)));
  }

  private Outcome<ObjectNode> create(
      ClientSettings client, Map<String, String> said, String password) {
    var sub = ids.get();
    var verifier = Verifier.of(new SrpIdentity(pool.name(), sub), password, random);
    var attributes = new HashMap<>(said);
    attributes.put("email_verified", "false");
    var now = clock.instant().getEpochSecond();
    var user = User.create(sub, User.Status.UNCONFIRMED, verifier, attributes, now);
    var answer =
        JsonNodeFactory.instance.objectNode().put("UserConfirmed", false).put("UserSub", sub);
    if (!pool.autoVerified().contains("email")) {
      users.put(user);
      return Outcome.done(answer);
    }
    return codes
        .send(user, Occasion.SIGN_UP, client.id())
        .map(with -> {
          users.put(with);
          answer.set("CodeDeliveryDetails", Codes.delivery(with.email()));
          return answer;
        });
  }

  Outcome<ObjectNode> confirm(ClientSettings client, JsonNode input) {
    var name = input.path("Username").asText();
    var found = users.byName(name);
    var sub = found.map(User::sub).orElseGet(() -> unknown.sub(name));
    return attempts
        .count(sub, Attempts.Kind.CONFIRM_SIGN_UP)
        .then(_ -> {
          if (found.isEmpty()) {
            return client.hidesUsers() ? Codes.expired() : UnknownUsers.refused();
          }
          var user = found.get();
          if (user.status() != User.Status.UNCONFIRMED) {
            return Outcome.refused(
                "NotAuthorizedException",
                "User cannot be confirmed. Current status is " + user.status());
          }
          return codes
              .check(user, Code.Purpose.SIGN_UP, input.path("ConfirmationCode").asText())
              .map(this::confirmed);
        });
  }

  private ObjectNode confirmed(User user) {
    users.put(
        user.without(Code.Purpose.SIGN_UP)
            .with(User.Status.CONFIRMED)
            .with(Map.of("email_verified", "true"))
            .at(clock.instant().getEpochSecond()));
    return JsonNodeFactory.instance.objectNode();
  }

  Outcome<ObjectNode> resend(ClientSettings client, JsonNode input) {
    var name = input.path("Username").asText();
    var found = users.byName(name);
    var sub = found.map(User::sub).orElseGet(() -> unknown.sub(name));
    return attempts
        .count(sub, Attempts.Kind.RESEND)
        .then(_ -> {
          if (found.isEmpty()) {
            return client.hidesUsers()
                ? Outcome.done(Codes.delivered(name))
                : UnknownUsers.refused();
          }
          var user = found.get();
          if (user.status() != User.Status.UNCONFIRMED) {
            return Outcome.refused("InvalidParameterException", "User is already confirmed.");
          }
          return codes
              .send(user, Occasion.RESEND_CODE, client.id())
              .map(with -> {
                users.put(with);
                return Codes.delivered(with.email());
              });
        });
  }
}
