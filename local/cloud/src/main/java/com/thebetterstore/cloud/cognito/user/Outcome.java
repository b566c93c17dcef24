package com.thebetterstore.cloud.cognito.user;

import com.thebetterstore.cloud.aws.Refusal;
import java.util.function.Function;

/// What came of an operation: a value, or the error that Cognito would answer.
public sealed interface Outcome<T> {

  /// It was done.
  record Done<T>(T value) implements Outcome<T> {}

  /// It was not.
  record Refused<T>(Refusal why) implements Outcome<T> {}

  /// It was done.
  static <T> Outcome<T> done(T value) {
    return new Done<>(value);
  }

  /// It was not.
  ///
  /// @param type such as `NotAuthorizedException`
  static <T> Outcome<T> refused(String type, String message) {
    return new Refused<>(new Refusal("cognito-idp", type, message));
  }

  /// Goes on with the value, or stays refused.
  default <R> Outcome<R> then(Function<T, Outcome<R>> next) {
    return switch (this) {
      case Done<T> done -> next.apply(done.value());
      case Refused<T> refused -> new Refused<>(refused.why());
    };
  }

  /// Makes something of the value, or stays refused.
  default <R> Outcome<R> map(Function<T, R> next) {
    return then(value -> done(next.apply(value)));
  }
}
