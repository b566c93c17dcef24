package com.thebetterstore.cloud.cognito.user;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a pool mails a user.
public enum Occasion {
  SIGN_UP("CustomMessage_SignUp", Code.Purpose.SIGN_UP),
  RESEND_CODE("CustomMessage_ResendCode", Code.Purpose.SIGN_UP),
  FORGOT_PASSWORD("CustomMessage_ForgotPassword", Code.Purpose.PASSWORD),
  UPDATE_ATTRIBUTE("CustomMessage_UpdateUserAttribute", Code.Purpose.EMAIL),
  VERIFY_ATTRIBUTE("CustomMessage_VerifyUserAttribute", Code.Purpose.EMAIL),
  /// The mail has a temporary password in the place of a code.
  INVITATION("CustomMessage_AdminCreateUser", null);

  private final String trigger;
  private final Optional<Code.Purpose> purpose;

  Occasion(String trigger, Code.@Nullable Purpose purpose) {
    this.trigger = trigger;
    this.purpose = Optional.ofNullable(purpose);
  }

  /// `triggerSource` of the event for the pool's function.
  public String trigger() {
    return trigger;
  }

  /// What the mailed code is for.
  ///
  /// @throws java.util.NoSuchElementException of an invitation, which has none
  public Code.Purpose purpose() {
    return purpose.orElseThrow();
  }
}
