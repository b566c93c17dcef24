package com.thebetterstore.cloud.postgres;

import com.thebetterstore.cloud.iam.signing.LoginTokens;
import com.thebetterstore.cloud.key.DataFolderKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// Who may log in to the reporting database: functions with a login token, as on Aurora, and
/// whoever knows the store's own password of a user, which it prints for the database's owner.
public final class DatabaseLogins {

  private final DataFolderKey key;
  private final LoginTokens tokens;

  /// @param key from which passwords are derived
  public DatabaseLogins(DataFolderKey key, LoginTokens tokens) {
    this.key = key;
    this.tokens = tokens;
  }

  /// The store's own password of a user of the database.
  public String password(String user) {
    return key.derive("password of database user " + user);
  }

  /// Whether this password opens the database for this user.
  boolean admit(String user, String password) {
    return MessageDigest.isEqual(bytes(password), bytes(password(user)))
        || tokens.admit(user, password);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
