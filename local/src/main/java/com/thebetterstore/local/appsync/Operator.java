package com.thebetterstore.local.appsync;

import com.thebetterstore.local.template.Account;

/// The person whose laptop this is, as an administrator of the account.
public final class Operator {

  /// The operator's own identity; its credentials are those of `RoleCredentials.of(ARN)`.
  public static final String ARN = Account.globalArn("iam", "user/operator");

  private Operator() {}
}
