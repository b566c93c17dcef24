package com.thebetterstore.ordering.text;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a receipt can go: one address of the usual ASCII shape, without a display name. Nothing in
/// it can end a mail header line.
public record EmailAddress(String value) {

  public static final int MAX_LENGTH = 254;

  private static final int MAX_LOCAL_LENGTH = 64;

  /// RFC 5321's `Dot-string`, then a domain whose last label is letters, or an A-label: RFC 5890
  /// has digits and hyphens in those, as in `xn--p1ai`.
  private static final Pattern SHAPE =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+"
              + "(?:[A-Za-z]{2,63}|[Xx][Nn]--[A-Za-z0-9-]{0,58}[A-Za-z0-9])");

  /// How an encoded word of RFC 2047 begins. Some mail servers decode one even here, and would send
  /// to the address inside it.
  private static final String ENCODED_WORD = "=?";

  public EmailAddress {
    if (!isOne(value)) {
      throw new IllegalArgumentException("not an e-mail address");
    }
  }

  /// Reads an address as a person wrote or pasted it: what surrounds it does not count, and a
  /// domain in Unicode becomes its A-labels. Empty when the text is no e-mail address.
  public static Optional<EmailAddress> parse(String text) {
    var address = Ascii.narrow(Line.clean(text));
    var at = address.lastIndexOf('@');
    if (address.length() > MAX_LENGTH || at < 0) {
      return Optional.empty();
    }
    var local = address.substring(0, at);
    return aLabels(address.substring(at + 1))
        .map(domain -> local + "@" + domain)
        .filter(EmailAddress::isOne)
        .filter(_ -> !local.contains(ENCODED_WORD))
        .map(EmailAddress::new);
  }

  /// An ASCII domain stays as it is.
  ///
  /// The JDK knows IDNA of 2003 only, which turns `ß` into `ss` and so names somebody else's
  /// domain. So only a domain that comes back as it was written is taken.
  private static Optional<String> aLabels(String domain) {
    if (domain.chars().allMatch(unit -> unit < 0x80)) {
      return Optional.of(domain);
    }
    var unicode = domain.replace('\u3002', '.').replace('\uFF61', '.').toLowerCase(Locale.ROOT);
    try {
      var ascii = IDN.toASCII(unicode, IDN.USE_STD3_ASCII_RULES);
      return IDN.toUnicode(ascii).equals(unicode) ? Optional.of(ascii) : Optional.empty();
    } catch (IllegalArgumentException notADomain) {
      return Optional.empty();
    }
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
