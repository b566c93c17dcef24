package com.thebetterstore.cloud.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.cloud.cognito.trigger.CustomMessage;
import com.thebetterstore.cloud.cognito.trigger.PoolFunctions;
import com.thebetterstore.cloud.cognito.user.Attempts;
import com.thebetterstore.cloud.cognito.user.ClientSettings;
import com.thebetterstore.cloud.cognito.user.Outcome;
import com.thebetterstore.cloud.cognito.user.PoolSettings;
import com.thebetterstore.cloud.cognito.user.Users;
import com.thebetterstore.cloud.durable.DurableFile;
import com.thebetterstore.cloud.mail.Mailbox;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The operations of one user pool, by their names.
final class UserPool {

  private static final int SECRET_BYTES = 32;

  /// An operation of somebody who is not signed in, by a client of the template.
  @FunctionalInterface
  interface ClientOperation {
    Outcome<ObjectNode> run(ClientSettings client, JsonNode input);
  }

  /// An operation of a user who is signed in.
  @FunctionalInterface
  interface UserOperation {
    Outcome<ObjectNode> run(SignedIn who, JsonNode input);
  }

  /// An operation of an administrator.
  @FunctionalInterface
  interface AdminOperation {
    Outcome<ObjectNode> run(JsonNode input);
  }

  private final DurableFile file;
  private final Sessions sessions;
  private final Map<String, ClientOperation> ofClients;
  private final Map<String, UserOperation> ofUsers;
  private final Map<String, AdminOperation> ofAdministrators;

  /// A pool with the users that the file holds.
  ///
  /// @param secrets a secret for each text, always the same for the same
  UserPool(
      PoolSettings settings,
      DurableFile file,
      PoolKeys keys,
      UnaryOperator<String> secrets,
      PoolFunctions functions,
      Mailbox mailbox,
      InstantSource clock,
      Supplier<String> ids,
      SecureRandom random) {
    this.file = file;
    var users = new Users(file, settings);
    var attempts = new Attempts(file, settings, clock);
    var unknown = new UnknownUsers(settings, secrets);
    var codes = new Codes(settings, new CustomMessage(settings, functions), mailbox, clock, random);
    Supplier<String> newSecret = () -> secret(random);
    this.sessions =
        new Sessions(users, new Tokens(keys, settings, clock, ids), clock, ids, newSecret);
    var signUps = new SignUps(settings, users, unknown, attempts, codes, clock, ids, random);
    var signIns =
        new SignIns(settings, users, unknown, attempts, sessions, clock, newSecret, random);
    var passwords = new Passwords(settings, users, unknown, attempts, codes, clock, random);
    var profiles = new Profiles(settings, users, attempts, codes, clock);
    var administration = new Administration(settings, users, codes, clock, ids, random);
    this.ofClients =
        Map.of(
            "SignUp", signUps::signUp,
            "ConfirmSignUp", signUps::confirm,
            "ResendConfirmationCode", signUps::resend,
            "InitiateAuth", signIns::initiate,
            "RespondToAuthChallenge", signIns::respond,
            "GetTokensFromRefreshToken",
                (client, input) -> signIns.refresh(client, input.path("RefreshToken").asText()),
            "RevokeToken", this::revoke,
            "ForgotPassword", passwords::forgot,
            "ConfirmForgotPassword", passwords::confirm);
    this.ofUsers =
        Map.of(
            "GetUser", profiles::read,
            "UpdateUserAttributes", profiles::update,
            "GetUserAttributeVerificationCode", profiles::sendCode,
            "VerifyUserAttribute", profiles::verify,
            "ChangePassword", passwords::change,
            "GlobalSignOut", profiles::signOut,
            "DeleteUser", profiles::delete);
    this.ofAdministrators =
        Map.of(
            "AdminCreateUser", administration::create,
            "AdminGetUser", administration::read,
            "ListUsers", administration::list,
            "AdminAddUserToGroup", administration::addToGroup,
            "AdminRemoveUserFromGroup", administration::removeFromGroup,
            "AdminListGroupsForUser", administration::groups,
            "AdminSetUserPassword", administration::setPassword,
            "AdminDisableUser", administration::disable,
            "AdminEnableUser", administration::enable,
            "AdminUserGlobalSignOut", administration::signOut);
  }

  private static String secret(SecureRandom random) {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private Outcome<ObjectNode> revoke(ClientSettings client, JsonNode input) {
    sessions.revoke(input.path("Token").asText(), client);
    return Outcome.done(JsonNodeFactory.instance.objectNode());
  }

  /// Runs an operation for a client; what it changed is on disk when this returns.
  Outcome<ObjectNode> run(String operation, ClientSettings client, JsonNode input) {
    var known = ofClients.get(operation);
    return known == null ? unknown() : file.change(() -> known.run(client, input));
  }

  /// Runs an operation for the user of the access token that is in the input.
  Outcome<ObjectNode> runForUser(String operation, JsonNode input) {
    var known = ofUsers.get(operation);
    return known == null
        ? unknown()
        : file.change(() ->
            sessions.user(input.path("AccessToken").asText()).then(who -> known.run(who, input)));
  }

  /// Runs an operation for an administrator.
  Outcome<ObjectNode> runForAdministrator(String operation, JsonNode input) {
    var known = ofAdministrators.get(operation);
    return known == null ? unknown() : file.change(() -> known.run(input));
  }

  /// For an operation that is none, or not one that can be called in this way.
  static Outcome<ObjectNode> unknown() {
    return Outcome.refused("UnknownOperationException", "This operation is not known here.");
  }
}
