package com.thebetterstore.platform;

import com.thebetterstore.contracts.Cause;
import java.util.List;

/// Who asks, and on account of which request. Source: AppSync's `identity`.
///
/// @param cause what to hand on to whatever the request leads to
public record Caller(Identity identity, Cause cause) {

  /// How the caller proved who it is.
  public sealed interface Identity {}

  /// Nobody in particular: the API key only says that a storefront asks.
  public record Guest() implements Identity {}

  /// A signed-in customer, by the user pool's `sub`.
  public record Customer(String sub, List<String> groups) implements Identity {

    public Customer {
      groups = List.copyOf(groups);
    }
  }

  /// A part of the store itself, by the ARN of its role.
  public record Backend(String arn) implements Identity {}
}
