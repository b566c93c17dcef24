package com.thebetterstore.cloud.queue;

/// A target did not take what it was given.
public final class DeliveryFailure extends Exception {

  private static final long serialVersionUID = 1L;

  /// The target's policy or the caller's role does not allow it.
  static final String NO_PERMISSIONS = "NO_PERMISSIONS";

  /// The target does not exist.
  static final String NO_RESOURCE = "NO_RESOURCE";

  private final String code;

  /// A failure of this kind.
  ///
  /// @param code as EventBridge writes it to `ERROR_CODE`
  public DeliveryFailure(String code, String message) {
    super(message);
    this.code = code;
  }

  /// A failure of this kind with its cause.
  ///
  /// @param code as EventBridge writes it to `ERROR_CODE`
  public DeliveryFailure(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /// The caller is not allowed.
  public static DeliveryFailure notAllowed(String reason) {
    return new DeliveryFailure(NO_PERMISSIONS, reason);
  }

  /// There is no such target.
  public static DeliveryFailure noSuchTarget(String arn) {
    return new DeliveryFailure(NO_RESOURCE, arn + " does not exist");
  }

  /// As EventBridge writes it to `ERROR_CODE`.
  public String code() {
    return code;
  }

  /// Whether a later attempt may succeed. EventBridge does not retry what only a person can mend.
  public boolean mayHeal() {
    return !code.equals(NO_PERMISSIONS) && !code.equals(NO_RESOURCE);
  }
}
