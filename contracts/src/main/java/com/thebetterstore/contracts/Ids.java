package com.thebetterstore.contracts;

/// Makes new identifiers. Real ones cannot be guessed; a test gives its own.
@FunctionalInterface
public interface Ids {

  /// 26 characters of Crockford's base 32 (digits and upper-case letters without I, L, O, U): 130
  /// random bits.
  String next();
}
