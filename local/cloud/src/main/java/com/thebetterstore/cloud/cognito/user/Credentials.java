package com.thebetterstore.cloud.cognito.user;

import com.thebetterstore.cloud.cognito.srp.Verifier;

/// By what a user signs in, and whether that is possible now.
///
/// @param temporaryUntil when a password that an administrator gave ends, epoch seconds; 0 if the
///   password is the user's own
record Credentials(User.Status status, boolean enabled, Verifier password, long temporaryUntil) {

  Credentials with(User.Status changed) {
    return new Credentials(changed, enabled, password, temporaryUntil);
  }

  Credentials withEnabled(boolean changed) {
    return new Credentials(status, changed, password, temporaryUntil);
  }

  Credentials with(Verifier changed, long until) {
    return new Credentials(status, enabled, changed, until);
  }
}
