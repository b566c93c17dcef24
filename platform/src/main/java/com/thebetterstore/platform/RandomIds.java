package com.thebetterstore.platform;

import com.thebetterstore.contracts.Ids;
import java.security.SecureRandom;

/// Identifiers that cannot be guessed.
///
/// The generator is made at first use, not at construction: a snapshot of an initialised function
/// (SnapStart) is restored many times, and its copies must not share random state.
public final class RandomIds implements Ids {

  private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 26;

  @Override
  public String next() {
    var random = new SecureRandom();
    var id = new StringBuilder(LENGTH);
    for (var i = 0; i < LENGTH; i++) {
      id.append(CROCKFORD.charAt(random.nextInt(CROCKFORD.length())));
    }
    return id.toString();
  }
}
