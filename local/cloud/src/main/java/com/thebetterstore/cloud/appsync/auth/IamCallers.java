package com.thebetterstore.cloud.appsync.auth;

import com.thebetterstore.cloud.appsync.auth.ApiCaller.Principal;
import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.iam.Call;
import com.thebetterstore.cloud.iam.Decision.Allowed;
import com.thebetterstore.cloud.iam.Permissions;
import com.thebetterstore.cloud.iam.signing.Signers;
import com.thebetterstore.cloud.iam.signing.Signers.Signer;
import com.thebetterstore.cloud.template.Account;
import java.util.Optional;

/// Callers in IAM mode: who signed, and what that caller's policies allow.
public final class IamCallers implements SignatureVerifier, FieldPermissions {

  private static final String ACTION = "appsync:GraphQL";
  private static final String SESSION = "local";

  private final Signers signers;
  private final Permissions permissions;

  /// @param signers of roles; nobody else can sign
  public IamCallers(Signers signers, Permissions permissions) {
    this.signers = signers;
    this.permissions = permissions;
  }

  @Override
  public Optional<Principal> verify(AwsRequest request) {
    return signers.of(request) instanceof Signer.Owner(var arn, var service)
            && service.equals("appsync")
        ? Optional.of(principal(arn))
        : Optional.empty();
  }

  /// A role is seen as the session that acts for it.
  static Principal principal(String arn) {
    var name = arn.substring(arn.lastIndexOf('/') + 1);
    var session = Account.globalArn("sts", "assumed-role/" + name + "/" + SESSION);
    return new Principal(Account.ID, session, "AROA" + name + ":" + SESSION);
  }

  @Override
  public boolean allow(Principal caller, String fieldArn) {
    var role = new com.thebetterstore.cloud.iam.IamCaller.Role(roleArn(caller));
    return permissions.decide(role, new Call(ACTION, fieldArn)) instanceof Allowed;
  }

  private static String roleArn(Principal caller) {
    var parts = caller.userArn().split("/", -1);
    return Account.globalArn("iam", "role/" + parts[1]);
  }
}
