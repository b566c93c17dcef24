package com.thebetterstore.cloud.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.cloud.cognito.user.Attempts;
import com.thebetterstore.cloud.cognito.user.Attributes;
import com.thebetterstore.cloud.cognito.user.Code;
import com.thebetterstore.cloud.cognito.user.Occasion;
import com.thebetterstore.cloud.cognito.user.Outcome;
import com.thebetterstore.cloud.cognito.user.PoolSettings;
import com.thebetterstore.cloud.cognito.user.User;
import com.thebetterstore.cloud.cognito.user.Users;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What users who are signed in read and change of their own.
final class Profiles {

  private final PoolSettings pool;
  private final Users users;
  private final Attempts attempts;
  private final Codes codes;
  private final InstantSource clock;

  Profiles(PoolSettings pool, Users users, Attempts attempts, Codes codes, InstantSource clock) {
    this.pool = pool;
    this.users = users;
    this.attempts = attempts;
    this.codes = codes;
    this.clock = clock;
  }

  /// `GetUser`
  Outcome<ObjectNode> read(SignedIn who, JsonNode input) {
    var user = who.user();
    var answer = nothing().put("Username", user.sub());
    answer.set("UserAttributes", Attributes.write(user));
    return Outcome.done(answer);
  }

  /// `UpdateUserAttributes`
  Outcome<ObjectNode> update(SignedIn who, JsonNode input) {
    var user = who.user();
    return new Attributes(pool)
        .ofChange(Attributes.read(input.path("UserAttributes")))
        .then(said -> {
          var address = said.getOrDefault("email", user.email());
          if (address.equals(user.email())) {
            users.put(user.with(said).at(now()));
            var answer = nothing();
            answer.putArray("CodeDeliveryDetailsList");
            return Outcome.done(answer);
          }
          return free(user, address).then(_ -> updated(who, said, address));
        });
  }

  private Outcome<String> free(User user, String address) {
    return users.byName(address).filter(other -> !other.sub().equals(user.sub())).isPresent()
        ? Outcome.refused("AliasExistsException", "An account with the email already exists.")
        : Outcome.done(address);
  }

  private Outcome<ObjectNode> updated(SignedIn who, Map<String, String> said, String address) {
    var changed = new HashMap<>(said);
    if (pool.keepOriginal().contains("email")) {
      changed.remove("email");
    } else {
      changed.put("email_verified", "false");
    }
    var answer = nothing();
    var deliveries = answer.putArray("CodeDeliveryDetailsList");
    var after = who.user().with(changed).at(now());
    if (!pool.autoVerified().contains("email")) {
      users.put(after);
      return Outcome.done(answer);
    }
    return codes
        .send(after, Occasion.UPDATE_ATTRIBUTE, who.client(), address)
        .map(with -> {
          users.put(with);
          deliveries.add(Codes.delivery(address));
          return answer;
        });
  }

  /// `GetUserAttributeVerificationCode`
  Outcome<ObjectNode> sendCode(SignedIn who, JsonNode input) {
    var user = who.user();
    return onlyEmail(input)
        .then(_ -> attempts.count(user.sub(), Attempts.Kind.ATTRIBUTE_CODE))
        .then(_ -> {
          var pending = user.code(Code.Purpose.EMAIL, now()).flatMap(Code::newAddress);
          var occasion = Occasion.VERIFY_ATTRIBUTE;
          return pending
              .map(address -> codes.send(user, occasion, who.client(), address))
              .orElseGet(() -> codes.send(user, occasion, who.client()))
              .map(with -> {
                users.put(with);
                return Codes.delivered(pending.orElse(user.email()));
              });
        });
  }

  /// `VerifyUserAttribute`
  Outcome<ObjectNode> verify(SignedIn who, JsonNode input) {
    var user = who.user();
    return onlyEmail(input)
        .then(_ -> attempts.count(user.sub(), Attempts.Kind.VERIFY_ATTRIBUTE))
        .then(_ -> codes.check(user, Code.Purpose.EMAIL, input.path("Code").asText()))
        .then(_ -> {
          var address =
              user.code(Code.Purpose.EMAIL, now()).flatMap(Code::newAddress).orElse(user.email());
          return free(user, address)
              .map(verified -> {
                users.put(
                    user.without(Code.Purpose.EMAIL)
                        .with(Map.of("email", verified, "email_verified", "true"))
                        .at(now()));
                return nothing();
              });
        });
  }

  private static Outcome<String> onlyEmail(JsonNode input) {
    return input.path("AttributeName").asText().equals("email")
        ? Outcome.done("email")
        : Outcome.refused("InvalidParameterException", "Invalid attribute name");
  }

  /// `GlobalSignOut`
  Outcome<ObjectNode> signOut(SignedIn who, JsonNode input) {
    var user = who.user();
    users.put(user.withSessions(List.of()));
    return Outcome.done(nothing());
  }

  /// `DeleteUser`
  Outcome<ObjectNode> delete(SignedIn who, JsonNode input) {
    var user = who.user();
    users.remove(user);
    attempts.forget(user.sub());
    return Outcome.done(nothing());
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  private static ObjectNode nothing() {
    return JsonNodeFactory.instance.objectNode();
  }
}
