package com.thebetterstore.infra.construct.function;

/// How much a function gets.
///
/// @param memoryMebibytes also sets its share of a processor: 1769 is one whole
/// @param snapStart whether it starts from a snapshot of its initialised self
public record Sizing(int memoryMebibytes, int timeoutSeconds, boolean snapStart) {

  /// Every invocation ends within ten seconds.
  private static final int UNDER_TEN_SECONDS = 9;

  /// A person waits: more processor, and no cold start.
  public static final Sizing PERSON_WAITS = new Sizing(1024, UNDER_TEN_SECONDS, true);

  /// Cognito waits, for five seconds, and a person waits for it (Cognito developer guide,
  /// "Customizing user pool workflows with Lambda triggers").
  public static final Sizing COGNITO_WAITS = new Sizing(1024, 5, true);

  /// A queue, a stream or a schedule waits.
  public static final Sizing QUEUE_WAITS = new Sizing(512, UNDER_TEN_SECONDS, false);
}
