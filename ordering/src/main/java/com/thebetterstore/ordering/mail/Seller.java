package com.thebetterstore.ordering.mail;

import java.util.List;

/// The seller that mails name.
///
/// A store that charges GST is registered for it (Goods and Services Tax Act 1985, section 51), and
/// section 19K wants both on what it hands a buyer for more than NZ$200.
///
/// @param name the name or trade name of the registered person
/// @param gstNumber such as `12-345-678`
/// @param address one line for each line of it
public record Seller(String name, String gstNumber, List<String> address) {

  public Seller {
    address = List.copyOf(address);
    if (name.isBlank() || gstNumber.isBlank() || address.isEmpty()) {
      throw new IllegalArgumentException("a seller has a name, a GST number and an address");
    }
  }

  /// The same, of an address that is one line.
  ///
  /// @param address on one line, its parts separated by commas
  public static Seller of(String name, String gstNumber, String address) {
    return new Seller(name, gstNumber, List.of(address.strip().split("\\s*,\\s*")));
  }
}
