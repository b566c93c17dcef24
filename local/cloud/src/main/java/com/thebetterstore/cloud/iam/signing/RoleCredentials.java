package com.thebetterstore.cloud.iam.signing;

import com.thebetterstore.cloud.key.DataFolderKey;
import java.util.Locale;

/// The credentials that functions of one role sign with. The AWS endpoint distinguishes roles by
/// [#accessKeyId()], which is alphanumeric because DynamoDB Local accepts nothing else.
///
/// They are derived from the role's ARN and the store's key: ARNs are the same on every machine.
public record RoleCredentials(String accessKeyId, String secretAccessKey, String sessionToken) {

  private static final int KEY_ID_CHARS = 16;

  /// The credentials of a role, or of whoever else has an ARN.
  public static RoleCredentials of(DataFolderKey key, String arn) {
    var id = key.derive("access key id of " + arn).substring(0, KEY_ID_CHARS);
    return new RoleCredentials(
        "ASIA" + id.toUpperCase(Locale.ROOT),
        key.derive("secret access key of " + arn),
        "local" + key.derive("session token of " + arn));
  }

  @Override
  public String toString() {
    return "RoleCredentials[" + accessKeyId + "]";
  }
}
