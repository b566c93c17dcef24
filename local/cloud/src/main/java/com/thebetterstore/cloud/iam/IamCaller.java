package com.thebetterstore.cloud.iam;

/// Who asks.
public sealed interface IamCaller {

  /// How policies and messages name the caller.
  String name();

  /// Code that runs with a role of the templates.
  record Role(String arn) implements IamCaller {
    @Override
    public String name() {
      return arn;
    }
  }

  /// A service of AWS that acts for itself, such as `events.amazonaws.com`.
  record Service(String principal) implements IamCaller {
    @Override
    public String name() {
      return principal;
    }
  }
}
