package com.thebetterstore.resolvers.view;

import com.thebetterstore.contracts.Identifier;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.ordering.text.EmailAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How single values are shown; every mapper uses it.
public final class ValueMapper {

  private ValueMapper() {}

  public static MoneyView money(Money money) {
    return new MoneyView(Math.toIntExact(money.minorUnits()), money.currency(), money.amount());
  }

  public static String text(Identifier id) {
    return id.value();
  }

  public static String text(EmailAddress email) {
    return email.value();
  }

  public static @Nullable String emailOrNull(Optional<EmailAddress> email) {
    return email.map(EmailAddress::value).orElse(null);
  }

  public static @Nullable String textOrNull(Optional<String> text) {
    return text.orElse(null);
  }

  public static @Nullable String addressOrNull(Optional<URI> address) {
    return address.map(URI::toString).orElse(null);
  }

  public static @Nullable Instant timeOrNull(Optional<Instant> time) {
    return time.orElse(null);
  }
}
