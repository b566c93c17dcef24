package com.thebetterstore.local.lambda;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// The credentials that functions of one role sign with. The AWS door tells roles apart by
/// [#accessKeyId()], which is alphanumeric because DynamoDB Local accepts nothing else.
///
/// They are made from the role's ARN, so that every part of the laptop finds the same ones.
public record RoleCredentials(String accessKeyId, String secretAccessKey, String sessionToken) {

  private static final int KEY_ID_CHARS = 16;

  /// The credentials of a role.
  public static RoleCredentials of(String roleArn) {
    var digest = sha256(roleArn);
    return new RoleCredentials(
        "ASIA" + digest.substring(0, KEY_ID_CHARS).toUpperCase(Locale.ROOT),
        digest.substring(KEY_ID_CHARS),
        "local" + sha256(digest));
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
