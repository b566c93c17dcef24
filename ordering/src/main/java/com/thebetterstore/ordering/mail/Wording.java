package com.thebetterstore.ordering.mail;

import com.thebetterstore.contracts.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How mails write amounts and days.
final class Wording {

  private static final Locale NEW_ZEALAND = Locale.of("en", "NZ");
  private static final ZoneId STORE_TIME = ZoneId.of("Pacific/Auckland");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu", NEW_ZEALAND);

  private Wording() {}

  static String money(Money amount) {
    return NumberFormat.getCurrencyInstance(NEW_ZEALAND).format(new BigDecimal(amount.amount()));
  }

  /// With the currency's code, as the amount that a mail is about is written.
  static String moneyInFull(Money amount) {
    return money(amount) + " " + amount.currency().name();
  }

  /// The day in the store's time zone.
  static String date(Instant instant) {
    return DATE.format(instant.atZone(STORE_TIME));
  }
}
