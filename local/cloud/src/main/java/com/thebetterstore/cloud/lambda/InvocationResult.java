package com.thebetterstore.cloud.lambda;

/// How an invocation of a function ended.
public sealed interface InvocationResult {

  /// The function answered.
  ///
  /// @param payload the JSON it wrote; empty if it wrote nothing
  record Succeeded(String payload) implements InvocationResult {}

  /// The function threw, could not be loaded, or took longer than its timeout.
  ///
  /// @param errorType the fully qualified class name of what was thrown, as the Java runtime
  ///   reports it, or one of Lambda's own: [#TIMED_OUT], [#TOO_LARGE], [#EXITED]
  /// @param errorMessage its message; empty if it had none
  /// @param payload the error as JSON, as an invoker of Lambda receives it
  record Failed(String errorType, String errorMessage, String payload) implements InvocationResult {

    /// The function was still running when its timeout passed.
    public static final String TIMED_OUT = "Sandbox.Timedout";

    /// The function answered with more than [Functions#MAX_PAYLOAD_BYTES].
    public static final String TOO_LARGE = "Function.ResponseSizeTooLarge";

    /// The store stopped while the function was running.
    public static final String EXITED = "Runtime.ExitError";
  }
}
