package com.thebetterstore.provider.page;

import com.thebetterstore.provider.request.FormParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the buyer typed into the payment page, and what is wrong with it.
record CardForm(String number, String expiry, String cvc, String name) {
  private static final Pattern EXPIRY = Pattern.compile("(\\d{1,2}) ?/ ?(\\d{2}|\\d{4})");
  private static final int CENTURY = 2000;
  private static final int MAX_YEARS_AHEAD = 50;

  /// One sentence per field; null where the field is fine.
  record Mistakes(@Nullable String number, @Nullable String expiry, @Nullable String cvc) {
    boolean any() {
      return number != null || expiry != null || cvc != null;
    }
  }

  static CardForm of(FormParameters form) {
    return new CardForm(
        form.text("cardNumber").orElse("").replaceAll("[ -]", ""),
        form.text("cardExpiry").orElse("").trim(),
        form.text("cardCvc").orElse("").trim(),
        form.text("cardName").orElse("").trim());
  }

  static CardForm empty() {
    return new CardForm("", "", "", "");
  }

  Mistakes mistakes(Instant now) {
    return new Mistakes(numberMistake(), expiryMistake(now), cvcMistake());
  }

  private @Nullable String numberMistake() {
    if (number.isEmpty()) {
      return "Enter your card number.";
    }
    if (!number.matches("\\d{12,19}")) {
      return "Your card number is incomplete.";
    }
    return hasCheckDigit() ? null : "Your card number is invalid.";
  }

  private boolean hasCheckDigit() {
    var sum = 0;
    for (var i = 0; i < number.length(); i++) {
      var digit = number.charAt(number.length() - 1 - i) - '0';
      var doubled = i % 2 == 0 ? digit : 2 * digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  private @Nullable String expiryMistake(Instant now) {
    if (expiry.isEmpty()) {
      return "Enter your card's expiry date.";
    }
    var month = expiryMonth();
    if (month.isEmpty()) {
      return "Your card's expiry date is incomplete. Write it as MM / YY.";
    }
    var current = YearMonth.from(now.atZone(ZoneOffset.UTC));
    if (month.get().isBefore(current)) {
      return "Your card's expiry date is in the past.";
    }
    return month.get().isAfter(current.plusYears(MAX_YEARS_AHEAD))
        ? "Your card's expiry year is invalid."
        : null;
  }

  private Optional<YearMonth> expiryMonth() {
    var found = EXPIRY.matcher(expiry);
    if (!found.matches()) {
      return Optional.empty();
    }
    var year = Integer.parseInt(found.group(2));
    try {
      return Optional.of(
          YearMonth.of(year < 100 ? CENTURY + year : year, Integer.parseInt(found.group(1))));
    } catch (DateTimeException noSuchMonth) {
      return Optional.empty();
    }
  }

  private @Nullable String cvcMistake() {
    if (cvc.isEmpty()) {
      return "Enter your card's security code.";
    }
    var americanExpress = number.startsWith("34") || number.startsWith("37");
    return cvc.matches(americanExpress ? "\\d{3,4}" : "\\d{3}")
        ? null
        : "Your card's security code is incomplete.";
  }
}
