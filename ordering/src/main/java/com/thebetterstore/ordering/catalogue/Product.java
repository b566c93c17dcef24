package com.thebetterstore.ordering.catalogue;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.pricing.AmountRules;
import com.thebetterstore.ordering.text.Line;
import java.net.URI;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Optional;

/// Something that the store sells, or used to sell.
///
/// @param name one line, in the plain form of [Line]
/// @param unitPrice of one, tax included; more than zero
/// @param image a picture, where there is one: its address, or its path on the storefront
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
    name = Line.clean(name);
    description = Normalizer.normalize(description, Form.NFC);
    check(!name.isEmpty() && Line.length(name) <= MAX_NAME_LENGTH, "name");
    check(name.chars().noneMatch(Character::isISOControl), "name");
    check(Line.length(description) <= MAX_DESCRIPTION_LENGTH, "description");
    check(unitPrice.minorUnits() > 0 && !AmountRules.tooLarge(unitPrice), "unit price");
    check(id.value().chars().noneMatch(Character::isISOControl), "id");
  }

  /// The same, with the address of a picture that is on this storefront.
  ///
  /// @param storefront the address of its start page
  public Product on(URI storefront) {
    return new Product(
        id,
        sku,
        name,
        description,
        category,
        type,
        unitPrice,
        image.map(storefront::resolve),
        discontinued);
  }

  private static void check(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("no product can have this " + what);
    }
  }
}
