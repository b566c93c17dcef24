package com.thebetterstore.cloud.cognito.user;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A code that was mailed to a user and not used yet.
///
/// @param expiresAt epoch seconds
/// @param newValue of the attribute that it verifies; null if that has it already
public record Code(String digits, long expiresAt, @Nullable String newValue) {

  /// The address that the user has once it is verified.
  public Optional<String> newAddress() {
    return Optional.ofNullable(newValue);
  }

  /// What a code is for.
  public enum Purpose {
    SIGN_UP(Duration.ofHours(24)),
    PASSWORD(Duration.ofHours(1)),
    EMAIL(Duration.ofHours(24));

    private final Duration life;

    Purpose(Duration life) {
      this.life = life;
    }

    /// How long codes for it work. Cognito fixes it: developer guide, "Quotas in Amazon Cognito".
    public Duration life() {
      return life;
    }
  }

  @Override
  public String toString() {
    return "Code[…]";
  }
}
