package com.thebetterstore.ordering.cart;

import java.util.Optional;
import java.util.regex.Pattern;

/// Where a receipt can go: one address of the usual ASCII shape, without a display name. Nothing in
/// it can end a mail header line.
public record EmailAddress(String value) {

  public static final int MAX_LENGTH = 254;
  private static final int MAX_LOCAL_LENGTH = 64;
  private static final Pattern SHAPE =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");

  public EmailAddress {
    if (!isOne(value)) {
      throw new IllegalArgumentException("not an e-mail address");
    }
  }

  /// Empty when the text is no e-mail address.
  public static Optional<EmailAddress> parse(String text) {
    return isOne(text) ? Optional.of(new EmailAddress(text)) : Optional.empty();
  }

  // Length first: a pattern must not be let loose on text of any size.
  private static boolean isOne(String text) {
    return text.length() <= MAX_LENGTH
        && text.indexOf('@') <= MAX_LOCAL_LENGTH
        && SHAPE.matcher(text).matches();
  }

  /// Hidden, since it is personal data and records end up in logs.
  @Override
  public String toString() {
    return "EmailAddress[…]";
  }
}
