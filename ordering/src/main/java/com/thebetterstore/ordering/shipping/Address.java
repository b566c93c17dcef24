package com.thebetterstore.ordering.shipping;

import java.util.Optional;

/// A place in New Zealand that a courier can find, already checked; see [AddressDraft].
///
/// @param name who receives the parcel
/// @param line1 street and number
/// @param line2 flat, floor, company
/// @param postalCode four digits
/// @param countryCode ISO 3166-1 alpha-2
/// @param phone for the courier
public record Address(
    String name,
    String line1,
    Optional<String> line2,
    String city,
    Optional<String> region,
    String postalCode,
    String countryCode,
    Optional<String> phone) {

  /// Hidden, since it is personal data and records end up in logs.
  @Override
  public String toString() {
    return "Address[…]";
  }
}
