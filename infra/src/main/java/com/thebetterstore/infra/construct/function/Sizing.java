package com.thebetterstore.infra.construct.function;

/// How much a function gets. What each takes was measured: `docs/cost.md`, "Memory".
///
/// @param memoryMebibytes also sets its share of a processor: 1769 is one whole
public record Sizing(int memoryMebibytes, int timeoutSeconds) {

  /// Every invocation ends within ten seconds.
  private static final int UNDER_TEN_SECONDS = 9;

  /// A person waits.
  public static final Sizing PERSON_WAITS = new Sizing(1024, UNDER_TEN_SECONDS);

  /// Cognito waits, for five seconds, and a person waits for it (Cognito developer guide,
  /// "Customizing user pool workflows with Lambda triggers").
  public static final Sizing COGNITO_WAITS = new Sizing(512, 5);

  /// A queue, a stream or a schedule waits, and behind it a buyer who has paid.
  public static final Sizing PAYMENT_WAITS = new Sizing(512, UNDER_TEN_SECONDS);

  /// The same, for what calls Stripe or verifies its words: its first event opens connections to
  /// two hosts more.
  public static final Sizing STRIPE_WAITS = new Sizing(768, UNDER_TEN_SECONDS);

  /// A queue, a stream or a schedule waits.
  public static final Sizing QUEUE_WAITS = new Sizing(256, UNDER_TEN_SECONDS);

  /// It is called by hand, and does much at once.
  public static final Sizing OPERATOR_WAITS = new Sizing(512, UNDER_TEN_SECONDS);
}
