package com.thebetterstore.local.staff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.cloud.iam.Operator;
import com.thebetterstore.cloud.iam.signing.RoleCredentials;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.template.Account;
import com.thebetterstore.local.StoreAddress;
import java.io.IOException;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// The members of a user pool's group `Staff`.
///
/// @param pool the id of the user pool
record StaffMembers(AwsJson cognito, String pool) {

  private static final String GROUP = "Staff";
  private static final String SERVICE = "cognito-idp";

  /// Those of a store that runs on this machine, called as its operator.
  static StaffMembers onThisMachine(StoreAddress store, DataFolderKey key) throws IOException {
    var operator = RoleCredentials.of(key, Operator.ARN);
    var credentials =
        StaticCredentialsProvider.create(
            AwsSessionCredentials.create(
                operator.accessKeyId(), operator.secretAccessKey(), operator.sessionToken()));
    return new StaffMembers(
        cognito(store.awsEndpoint(), Account.REGION, credentials),
        SignIn.config(store).path("userPoolId").asText());
  }

  /// The service that has user pools.
  static AwsJson cognito(URI endpoint, String region, AwsCredentialsProvider credentials) {
    return new AwsJson(endpoint, region, SERVICE, "AWSCognitoIdentityProviderService", credentials);
  }

  /// What became of somebody who was to be added.
  enum Added {
    /// The temporary password is on its way.
    INVITED,
    /// The same for somebody who had not used an earlier one; that one has ended.
    INVITED_AGAIN,
    /// A customer, who goes on with the own password.
    CUSTOMER_BEFORE,
    /// Nobody knows whose account it is: the address was never confirmed. Nothing was changed.
    UNCONFIRMED
  }

  /// Makes somebody a member. Who is one already stays one.
  Added add(String address) throws IOException, InterruptedException {
    var added = account(address);
    if (added != Added.UNCONFIRMED) {
      cognito.call("AdminAddUserToGroup", user(address).put("GroupName", GROUP));
    }
    return added;
  }

  /// Makes a member of a program of this machine, which reads no mail: it has that password from
  /// now on.
  void addProgram(String address, String name, String password)
      throws IOException, InterruptedException {
    var account = user(address).put("MessageAction", "SUPPRESS").put("TemporaryPassword", password);
    account.putArray("UserAttributes").addObject().put("Name", "given_name").put("Value", name);
    try {
      cognito.call("AdminCreateUser", account);
    } catch (AwsJson.Refused refused) {
      if (!refused.is("UsernameExistsException")) {
        throw refused;
      }
    }
    cognito.call(
        "AdminSetUserPassword", user(address).put("Password", password).put("Permanent", true));
    cognito.call("AdminAddUserToGroup", user(address).put("GroupName", GROUP));
  }

  private Added account(String address) throws IOException, InterruptedException {
    var invitation = user(address);
    var attributes = invitation.putArray("UserAttributes");
    attributes.addObject().put("Name", "email").put("Value", address);
    attributes.addObject().put("Name", "email_verified").put("Value", "true");
    try {
      cognito.call("AdminCreateUser", invitation);
      return Added.INVITED;
    } catch (AwsJson.Refused refused) {
      if (refused.is("UsernameExistsException")) {
        return existing(address);
      }
      throw refused;
    }
  }

  private Added existing(String address) throws IOException, InterruptedException {
    var known = cognito.call("AdminGetUser", user(address));
    var status = known.path("UserStatus").asText();
    if (status.equals("FORCE_CHANGE_PASSWORD")) {
      cognito.call("AdminCreateUser", user(address).put("MessageAction", "RESEND"));
      return Added.INVITED_AGAIN;
    }
    return status.equals("UNCONFIRMED") || !isVerified(known)
        ? Added.UNCONFIRMED
        : Added.CUSTOMER_BEFORE;
  }

  private static boolean isVerified(JsonNode user) {
    return user.path("UserAttributes")
        .valueStream()
        .filter(attribute -> attribute.path("Name").asText().equals("email_verified"))
        .anyMatch(attribute -> attribute.path("Value").asText().equals("true"));
  }

  /// Ends somebody's membership; tokens that are out there say otherwise until they expire, and new
  /// ones do not come.
  void remove(String address) throws IOException, InterruptedException {
    cognito.call("AdminRemoveUserFromGroup", user(address).put("GroupName", GROUP));
    cognito.call("AdminUserGlobalSignOut", user(address));
  }

  private ObjectNode user(String address) {
    return JsonNodeFactory.instance.objectNode().put("UserPoolId", pool).put("Username", address);
  }
}
