package com.thebetterstore.cloud.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.thebetterstore.cloud.cognito.srp.Verifier;
import com.thebetterstore.cloud.cognito.user.Outcome;
import com.thebetterstore.cloud.cognito.user.PoolSettings;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// What is answered about users that do not exist, so that nobody learns it: always the same for
/// the same name. Source: developer guide, "Managing user existence error responses".
final class UnknownUsers {

  private final PoolSettings pool;
  private final UnaryOperator<String> secrets;

  /// @param secrets a secret for each text, always the same for the same
  UnknownUsers(PoolSettings pool, UnaryOperator<String> secrets) {
    this.pool = pool;
    this.secrets = secrets;
  }

  /// The `sub` that one of that name would have.
  String sub(String name) {
    var bytes = secret("sub", name).getBytes(UTF_8);
    return UUID.nameUUIDFromBytes(bytes).toString().replaceFirst("-3", "-4");
  }

  /// The verifier that one of that name would have.
  Verifier verifier(String name) {
    return Verifier.unmatched(secret("verifier", name).getBytes(UTF_8));
  }

  private String secret(String what, String name) {
    return secrets.apply("unknown user of " + pool.id() + " " + what + " " + pool.key(name));
  }

  /// What is answered where nobody hides it.
  static <T> Outcome<T> refused() {
    return Outcome.refused("UserNotFoundException", "User does not exist.");
  }
}
