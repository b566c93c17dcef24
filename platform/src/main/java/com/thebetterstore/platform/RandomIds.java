package com.thebetterstore.platform;

import com.thebetterstore.contracts.Ids;
import java.security.SecureRandom;

/// Identifiers that cannot be guessed.
///
/// Each is read from the operating system. A generator in the process would not do: a snapshot of
/// an initialised function (SnapStart) is restored many times, and its copies share what the JDK's
/// generators have read ahead and for a tenth of a second take for fresh.
public final class RandomIds implements Ids {

  private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 26;
  private static final int LETTER = CROCKFORD.length() - 1;

  @Override
  public String next() {
    var id = new StringBuilder(LENGTH);
    for (var random : new SecureRandom().generateSeed(LENGTH)) {
      id.append(CROCKFORD.charAt(random & LETTER));
    }
    return id.toString();
  }
}
