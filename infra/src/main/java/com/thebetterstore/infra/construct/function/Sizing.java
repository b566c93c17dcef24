package com.thebetterstore.infra.construct.function;

/// How much a function gets.
///
/// @param memoryMebibytes also sets its share of a processor: 1769 is one whole
public record Sizing(int memoryMebibytes, int timeoutSeconds) {

  /// Every invocation ends within ten seconds.
  private static final int UNDER_TEN_SECONDS = 9;

  /// A person waits.
  public static final Sizing PERSON_WAITS = new Sizing(1024, UNDER_TEN_SECONDS);

  /// Cognito waits, for five seconds, and a person waits for it (Cognito developer guide,
  /// "Customizing user pool workflows with Lambda triggers").
  public static final Sizing COGNITO_WAITS = new Sizing(1024, 5);

  /// A queue, a stream or a schedule waits.
  public static final Sizing QUEUE_WAITS = new Sizing(512, UNDER_TEN_SECONDS);
}
