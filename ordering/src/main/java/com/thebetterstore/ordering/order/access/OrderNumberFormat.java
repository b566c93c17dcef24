package com.thebetterstore.ordering.order.access;

import com.thebetterstore.contracts.Ids;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.ordering.text.Ascii;
import com.thebetterstore.ordering.text.Line;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes order numbers, and reads them as people write them.
///
/// `TBS-XXXX-XXXX` in Crockford's base 32: seven random characters, so that a number says nothing
/// about how many orders there are, and a check character by Luhn's rule for 32 digits, which finds
/// every single wrong character.
public final class OrderNumberFormat {

  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int RANDOM_DIGITS = 7;
  private static final int GROUP = 4;
  private static final Pattern SHAPE =
      Pattern.compile("TBS-?([0-9A-HJKMNP-TV-Z]{4})-?([0-9A-HJKMNP-TV-Z]{4})");
  private static final int MAX_LENGTH = 20;

  private OrderNumberFormat() {}

  /// 35 random bits: two orders may get the same number, so placing one checks it.
  public static OrderNumber next(Ids ids) {
    var random = ids.next().substring(0, RANDOM_DIGITS);
    return number(random + check(random));
  }

  /// Empty when no order has such a number. Forgives lower case, missing hyphens, the letters that
  /// look like digits, and what a number that is pasted brings along.
  public static Optional<OrderNumber> parse(String text) {
    var number = Ascii.ofNumber(Line.clean(text));
    if (number.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    var plain = number.toUpperCase(Locale.ROOT);
    var match = SHAPE.matcher(plain.replace('O', '0').replace('I', '1').replace('L', '1'));
    if (!match.matches()) {
      return Optional.empty();
    }
    var digits = match.group(1) + match.group(2);
    var random = digits.substring(0, RANDOM_DIGITS);
    return digits.charAt(RANDOM_DIGITS) == check(random)
        ? Optional.of(number(digits))
        : Optional.empty();
  }

  private static OrderNumber number(String digits) {
    return new OrderNumber("TBS-" + digits.substring(0, GROUP) + "-" + digits.substring(GROUP));
  }

  private static char check(String digits) {
    var base = DIGITS.length();
    var sum = 0;
    for (var i = 0; i < digits.length(); i++) {
      var value = DIGITS.indexOf(digits.charAt(i));
      var fromTheRight = digits.length() - 1 - i;
      var weighted = fromTheRight % 2 == 0 ? 2 * value : value;
      sum += weighted / base + weighted % base;
    }
    return DIGITS.charAt((base - sum % base) % base);
  }
}
