package com.thebetterstore.cloud.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.cloud.cognito.srp.SrpIdentity;
import com.thebetterstore.cloud.cognito.srp.Verifier;
import com.thebetterstore.cloud.cognito.user.Attempts;
import com.thebetterstore.cloud.cognito.user.ClientSettings;
import com.thebetterstore.cloud.cognito.user.Code;
import com.thebetterstore.cloud.cognito.user.Occasion;
import com.thebetterstore.cloud.cognito.user.Outcome;
import com.thebetterstore.cloud.cognito.user.PoolSettings;
import com.thebetterstore.cloud.cognito.user.User;
import com.thebetterstore.cloud.cognito.user.Users;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/// How users get another password: `ForgotPassword`, `ConfirmForgotPassword`, `ChangePassword`.
final class Passwords {

  private final PoolSettings pool;
  private final Users users;
  private final UnknownUsers unknown;
  private final Attempts attempts;
  private final Codes codes;
  private final InstantSource clock;
  private final RandomGenerator random;

  /// @param random a secure source
  Passwords(
      PoolSettings pool,
      Users users,
      UnknownUsers unknown,
      Attempts attempts,
      Codes codes,
      InstantSource clock,
      RandomGenerator random) {
    this.pool = pool;
    this.users = users;
    this.unknown = unknown;
    this.attempts = attempts;
    this.codes = codes;
    this.clock = clock;
    this.random = random;
  }

  Outcome<ObjectNode> forgot(ClientSettings client, JsonNode input) {
    var name = input.path("Username").asText();
    var found = users.byName(name);
    var sub = found.map(User::sub).orElseGet(() -> unknown.sub(name));
    return attempts
        .count(sub, Attempts.Kind.FORGOT_PASSWORD)
        .then(_ -> {
          if (found.isEmpty()) {
            return client.hidesUsers()
                ? Outcome.done(Codes.delivered(name))
                : UnknownUsers.refused();
          }
          return mayReset(found.get())
              .then(user -> codes.send(user, Occasion.FORGOT_PASSWORD, client.id()))
              .map(with -> {
                users.put(with);
                return Codes.delivered(with.email());
              });
        });
  }

  private static Outcome<User> mayReset(User user) {
    if (!user.enabled()) {
      return Outcome.refused("NotAuthorizedException", "User is disabled.");
    }
    if (user.status() == User.Status.FORCE_CHANGE_PASSWORD) {
      return Outcome.refused(
          "NotAuthorizedException", "User password cannot be reset in the current state.");
    }
    return user.hasVerifiedEmail()
        ? Outcome.done(user)
        : Outcome.refused(
            "InvalidParameterException",
            "Cannot reset password for the user as there is no registered/verified email or"
                + " phone_number");
  }

  Outcome<ObjectNode> confirm(ClientSettings client, JsonNode input) {
    var name = input.path("Username").asText();
    var found = users.byName(name);
    var sub = found.map(User::sub).orElseGet(() -> unknown.sub(name));
    return attempts
        .count(sub, Attempts.Kind.CONFIRM_FORGOT_PASSWORD)
        .then(_ -> pool.passwords().check(input.path("Password").asText()))
        .then(password -> {
          if (found.isEmpty()) {
            return client.hidesUsers() ? unknownCode(sub) : UnknownUsers.refused();
          }
          return codes
              .check(found.get(), Code.Purpose.PASSWORD, input.path("ConfirmationCode").asText())
              .map(user -> {
                attempts.succeeded(user.sub());
                return keep(
                    user.without(Code.Purpose.PASSWORD)
                        .with(Map.of("email_verified", "true"))
                        .with(User.Status.CONFIRMED),
                    password);
              });
        });
  }

  /// As for a user who does not have the code.
  private Outcome<ObjectNode> unknownCode(String sub) {
    return attempts.made(sub, Attempts.Kind.FORGOT_PASSWORD) ? Codes.mismatch() : Codes.expired();
  }

  Outcome<ObjectNode> change(SignedIn who, JsonNode input) {
    var user = who.user();
    return attempts
        .count(user.sub(), Attempts.Kind.CHANGE_PASSWORD)
        .then(attempts::unlocked)
        .then(sub -> {
          if (!user.password().matches(identity(user), input.path("PreviousPassword").asText())) {
            attempts.failed(sub);
            return SignIns.<String>wrongPassword();
          }
          attempts.succeeded(sub);
          return pool.passwords().check(input.path("ProposedPassword").asText());
        })
        .map(password -> keep(user, password));
  }

  private ObjectNode keep(User user, String password) {
    users.put(
        user.with(Verifier.of(identity(user), password, random))
            .at(clock.instant().getEpochSecond()));
    return JsonNodeFactory.instance.objectNode();
  }

  private SrpIdentity identity(User user) {
    return new SrpIdentity(pool.name(), user.sub());
  }
}
