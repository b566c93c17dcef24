package com.thebetterstore.resolvers.view;

import com.thebetterstore.ordering.shipping.AddressDraft;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// GraphQL's `AddressInput`.
public record AddressInput(
    String name,
    String line1,
    @Nullable String line2,
    String city,
    @Nullable String region,
    String postalCode,
    String countryCode,
    @Nullable String phone) {

  public AddressDraft draft() {
    return new AddressDraft(
        name,
        line1,
        Optional.ofNullable(line2),
        city,
        Optional.ofNullable(region),
        postalCode,
        countryCode,
        Optional.ofNullable(phone));
  }

  /// Hidden, since it is personal data and records end up in logs.
  @Override
  public String toString() {
    return "AddressInput[…]";
  }
}
