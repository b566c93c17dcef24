package com.thebetterstore.ordering.catalogue;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.pricing.AmountLimits;
import java.net.URI;
import java.util.Optional;

/// Something that the store sells, or used to sell.
///
/// @param unitPrice of one, tax included; more than zero
/// @param image a picture, where there is one
/// @param discontinued no longer sold: still readable by id, but in no list
public record Product(
    ProductId id,
    Sku sku,
    String name,
    String description,
    Category category,
    ProductType type,
    Money unitPrice,
    Optional<URI> image,
    boolean discontinued) {

  public static final int MAX_NAME_LENGTH = 120;
  public static final int MAX_DESCRIPTION_LENGTH = 2_000;

  public Product {
    check(!name.isBlank() && name.length() <= MAX_NAME_LENGTH, "name");
    check(name.chars().noneMatch(Character::isISOControl), "name");
    check(description.length() <= MAX_DESCRIPTION_LENGTH, "description");
    check(unitPrice.minorUnits() > 0 && !AmountLimits.tooLarge(unitPrice), "unit price");
    check(id.value().chars().noneMatch(Character::isISOControl), "id");
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("no product can have this " + what);
    }
  }
}
