package com.thebetterstore.ordering.receipt;

/// The seller that a receipt names.
///
/// A store that charges GST is registered for it (Goods and Services Tax Act 1985, section 51), and
/// section 19K wants both on what it hands a buyer for more than NZ$200.
///
/// @param name the name or trade name of the registered person
/// @param gstNumber such as `12-345-678`
public record Seller(String name, String gstNumber) {

  public Seller {
    if (name.isBlank() || gstNumber.isBlank()) {
      throw new IllegalArgumentException("a seller has a name and a GST number");
    }
  }
}
