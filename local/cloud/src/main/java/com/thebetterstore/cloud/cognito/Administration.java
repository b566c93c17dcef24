package com.thebetterstore.cloud.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.cloud.cognito.srp.SrpIdentity;
import com.thebetterstore.cloud.cognito.srp.Verifier;
import com.thebetterstore.cloud.cognito.user.Attributes;
import com.thebetterstore.cloud.cognito.user.Outcome;
import com.thebetterstore.cloud.cognito.user.PoolSettings;
import com.thebetterstore.cloud.cognito.user.User;
import com.thebetterstore.cloud.cognito.user.Users;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// What administrators do with users. Whoever calls it was permitted to before.
final class Administration {

  private static final int TEMPORARY_LETTERS = 4;
  private static final int MAX_LISTED = 60;
  private static final List<String> ALPHABETS =
      List.of("abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "-!@#%&");

  private final PoolSettings pool;
  private final Users users;
  private final Codes codes;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final RandomGenerator random;

  /// @param random a secure source
  Administration(
      PoolSettings pool,
      Users users,
      Codes codes,
      InstantSource clock,
      Supplier<String> ids,
      RandomGenerator random) {
    this.pool = pool;
    this.users = users;
    this.codes = codes;
    this.clock = clock;
    this.ids = ids;
    this.random = random;
  }

  /// `AdminCreateUser`
  Outcome<ObjectNode> create(JsonNode input) {
    var address = input.path("Username").asText();
    var given = input.path("TemporaryPassword").asText();
    var password = given.isEmpty() ? temporaryPassword() : given;
    var action = input.path("MessageAction").asText();
    if (action.equals("RESEND")) {
      return found(input).then(user -> invitedAgain(user, password));
    }
    if (!Attributes.isAddress(address)) {
      return Outcome.refused("InvalidParameterException", "Username should be an email.");
    }
    if (users.byName(address).isPresent()) {
      return Outcome.refused("UsernameExistsException", "User account already exists");
    }
    var said = new HashMap<>(Attributes.read(input.path("UserAttributes")));
    said.put("email", address);
    said.putIfAbsent("email_verified", "false");
    return pool.passwords()
        .check(password)
        .then(_ -> new Attributes(pool).wellFormed(said))
        .then(attributes -> {
          var sub = ids.get();
          var status = User.Status.FORCE_CHANGE_PASSWORD;
          var user = User.create(sub, status, verifier(sub, password), attributes, now());
          return invited(user, password, !action.equals("SUPPRESS"));
        });
  }

  private Outcome<ObjectNode> invitedAgain(User user, String password) {
    return user.status() == User.Status.FORCE_CHANGE_PASSWORD
        ? pool.passwords().check(password).then(_ -> invited(user, password, true))
        : Outcome.refused(
            "UnsupportedUserStateException",
            "Resend not possible. " + user.status() + " is not a valid state.");
  }

  private Outcome<ObjectNode> invited(User user, String password, boolean byMail) {
    var invited = temporary(user, password);
    return (byMail ? codes.invite(invited, password) : Outcome.done(invited))
        .map(kept -> {
          users.put(kept);
          var answer = nothing();
          answer.set("User", described(kept, "Attributes"));
          return answer;
        });
  }

  private User temporary(User user, String password) {
    var life = Duration.ofDays(pool.passwords().temporaryDays());
    var until = clock.instant().plus(life).getEpochSecond();
    return user.withTemporary(verifier(user.sub(), password), until).at(now());
  }

  private String temporaryPassword() {
    var password = new StringBuilder();
    while (password.length() < Math.max(ALPHABETS.size() * TEMPORARY_LETTERS, minLength())) {
      for (var alphabet : ALPHABETS) {
        password.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
    }
    return password.toString();
  }

  private int minLength() {
    return pool.passwords().minLength();
  }

  private Verifier verifier(String sub, String password) {
    return Verifier.of(new SrpIdentity(pool.name(), sub), password, random);
  }

  /// `AdminGetUser`
  Outcome<ObjectNode> read(JsonNode input) {
    return found(input).map(user -> described(user, "UserAttributes"));
  }

  /// `ListUsers`, the first page only and without filters.
  Outcome<ObjectNode> list(JsonNode input) {
    if (!input.path("Filter").asText().isEmpty()) {
      return Outcome.refused("InvalidParameterException", "Filters are not known here");
    }
    var answer = nothing();
    var list = answer.putArray("Users");
    users.all().limit(MAX_LISTED).forEach(user -> list.add(described(user, "Attributes")));
    return Outcome.done(answer);
  }

  private static ObjectNode described(User user, String attributes) {
    var description =
        nothing()
            .put("Username", user.sub())
            .put("Enabled", user.enabled())
            .put("UserStatus", user.status().name())
            .put("UserCreateDate", user.createdAt())
            .put("UserLastModifiedDate", user.modifiedAt());
    description.set(attributes, Attributes.write(user));
    return description;
  }

  /// `AdminAddUserToGroup`
  Outcome<ObjectNode> addToGroup(JsonNode input) {
    return group(input)
        .then(group ->
            changed(
                input,
                user ->
                    user.withGroups(
                        Stream.concat(user.groups().stream(), Stream.of(group))
                            .distinct()
                            .sorted()
                            .toList())));
  }

  /// `AdminRemoveUserFromGroup`
  Outcome<ObjectNode> removeFromGroup(JsonNode input) {
    return group(input)
        .then(group ->
            changed(
                input,
                user ->
                    user.withGroups(
                        user.groups().stream().filter(other -> !other.equals(group)).toList())));
  }

  private Outcome<String> group(JsonNode input) {
    var group = input.path("GroupName").asText();
    return pool.groups().contains(group)
        ? Outcome.done(group)
        : Outcome.refused("ResourceNotFoundException", "Group not found.");
  }

  /// `AdminListGroupsForUser`
  Outcome<ObjectNode> groups(JsonNode input) {
    return found(input)
        .map(user -> {
          var answer = nothing();
          var list = answer.putArray("Groups");
          user.groups()
              .forEach(
                  group -> list.addObject().put("GroupName", group).put("UserPoolId", pool.id()));
          return answer;
        });
  }

  /// `AdminSetUserPassword`
  Outcome<ObjectNode> setPassword(JsonNode input) {
    var permanent = input.path("Permanent").asBoolean();
    return pool.passwords()
        .check(input.path("Password").asText())
        .then(password ->
            changed(
                input,
                user ->
                    permanent
                        ? user.with(verifier(user.sub(), password)).with(User.Status.CONFIRMED)
                        : temporary(user, password).with(User.Status.FORCE_CHANGE_PASSWORD)));
  }

  /// `AdminDisableUser`
  Outcome<ObjectNode> disable(JsonNode input) {
    return changed(input, user -> user.withEnabled(false).withSessions(List.of()));
  }

  /// `AdminEnableUser`
  Outcome<ObjectNode> enable(JsonNode input) {
    return changed(input, user -> user.withEnabled(true));
  }

  /// `AdminUserGlobalSignOut`
  Outcome<ObjectNode> signOut(JsonNode input) {
    return changed(input, user -> user.withSessions(List.of()));
  }

  private Outcome<ObjectNode> changed(JsonNode input, UnaryOperator<User> change) {
    return found(input)
        .map(user -> {
          users.put(change.apply(user).at(now()));
          return nothing();
        });
  }

  private Outcome<User> found(JsonNode input) {
    return users
        .byName(input.path("Username").asText())
        .map(Outcome::done)
        .orElseGet(UnknownUsers::refused);
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }

  private static ObjectNode nothing() {
    return JsonNodeFactory.instance.objectNode();
  }
}
