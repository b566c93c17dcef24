package com.thebetterstore.cloud.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.template.Account;

/// The person whose laptop this is: may invoke functions by hand, see how many messages wait, and
/// say who is staff and by which password.
public final class Operator {

  /// The role; its credentials are derived like those of any role.
  public static final String ARN = Account.globalArn("iam", "role/operator");

  private Operator() {}

  /// Gives the operator that permission.
  public static void grant(Permissions permissions) {
    var policy =
        """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": "%s"},
          {"Effect": "Allow", "Action": ["sqs:ListQueues", "sqs:GetQueueAttributes"],
           "Resource": "*"},
          {"Effect": "Allow", "Action": [
             "cognito-idp:AdminCreateUser", "cognito-idp:AdminGetUser",
             "cognito-idp:AdminAddUserToGroup", "cognito-idp:AdminRemoveUserFromGroup",
             "cognito-idp:AdminSetUserPassword", "cognito-idp:AdminUserGlobalSignOut"],
           "Resource": "%s"}]}
        """
            .formatted(
                Account.arn("lambda", "function:*"), Account.arn("cognito-idp", "userpool/*"));
    try {
      permissions.grant(ARN, new ObjectMapper().readTree(policy), "the operator");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("the operator's policy is JSON", impossible);
    }
  }
}
