package com.thebetterstore.cloud.iam;

/// What the policies say to a call.
public sealed interface Decision {

  /// A statement allows it and none denies it.
  record Allowed() implements Decision {}

  /// It is not allowed.
  ///
  /// @param reason in the words of AWS: who, which action, which resource and why not
  record Denied(String reason) implements Decision {}
}
