package com.thebetterstore.cloud.cognito.user;

import com.fasterxml.jackson.databind.JsonNode;

/// Which passwords the template lets users choose.
///
/// @param temporaryDays how long one that an administrator gave works
public record PasswordPolicy(
    int minLength,
    boolean lowercase,
    boolean uppercase,
    boolean numbers,
    boolean symbols,
    int temporaryDays) {

  private static final int DEFAULT_LENGTH = 8;
  private static final int DEFAULT_DAYS = 7;

  /// API reference, `SignUp`: a password of a request has 6 to 256 characters.
  private static final int MIN_ANY = 6;

  private static final int MAX_ANY = 256;
  private static final String SYMBOLS = "^$*.[]{}()?-\"!@#%&/\\,><':;|_~`+= ";

  /// Reads `Policies.PasswordPolicy`.
  static PasswordPolicy of(JsonNode policy) {
    return new PasswordPolicy(
        policy.path("MinimumLength").asInt(DEFAULT_LENGTH),
        policy.path("RequireLowercase").asBoolean(),
        policy.path("RequireUppercase").asBoolean(),
        policy.path("RequireNumbers").asBoolean(),
        policy.path("RequireSymbols").asBoolean(),
        policy.path("TemporaryPasswordValidityDays").asInt(DEFAULT_DAYS));
  }

  /// The password, if it may be chosen.
  public Outcome<String> check(String password) {
    if (password.length() < MIN_ANY) {
      return Outcome.refused(
          "InvalidParameterException",
          "1 validation error detected: Value at 'password' failed to satisfy constraint: Member"
              + " must have length greater than or equal to "
              + MIN_ANY);
    }
    if (password.length() > MAX_ANY) {
      return Outcome.refused(
          "InvalidParameterException",
          "1 validation error detected: Value at 'password' failed to satisfy constraint: Member"
              + " must have length less than or equal to "
              + MAX_ANY);
    }
    if (password.length() < minLength) {
      return weak("Password not long enough");
    }
    if (lowercase && password.chars().noneMatch(Character::isLowerCase)) {
      return weak("Password must have lowercase characters");
    }
    if (uppercase && password.chars().noneMatch(Character::isUpperCase)) {
      return weak("Password must have uppercase characters");
    }
    if (numbers && password.chars().noneMatch(Character::isDigit)) {
      return weak("Password must have numeric characters");
    }
    if (symbols && password.chars().noneMatch(character -> SYMBOLS.indexOf(character) >= 0)) {
      return weak("Password must have symbol characters");
    }
    return Outcome.done(password);
  }

  private static Outcome<String> weak(String why) {
    return Outcome.refused(
        "InvalidPasswordException", "Password did not conform with policy: " + why);
  }
}
