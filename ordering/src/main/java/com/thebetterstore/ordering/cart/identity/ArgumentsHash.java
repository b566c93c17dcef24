package com.thebetterstore.ordering.cart.identity;

import com.thebetterstore.ordering.Sha256;

/// A digest of a request's arguments: equal for equal arguments.
public record ArgumentsHash(String value) {

  /// The digest of arguments that are written as text, different arguments as different texts.
  public static ArgumentsHash of(String arguments) {
    return new ArgumentsHash(Sha256.hex(arguments));
  }
}
