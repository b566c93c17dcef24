package com.thebetterstore.local.staff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/// The members of a user pool's group `Staff`.
///
/// @param pool the id of the user pool
record StaffMembers(AwsJson cognito, String pool) {

  private static final String GROUP = "Staff";

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
