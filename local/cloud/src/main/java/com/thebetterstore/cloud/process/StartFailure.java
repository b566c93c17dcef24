package com.thebetterstore.cloud.process;

/// The store cannot start for a reason that its user can mend. The message is one line, fit to be
/// printed as it is.
public final class StartFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// A reason known to us.
  public StartFailure(String message) {
    super(message);
  }

  /// A reason that another part found.
  public StartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
