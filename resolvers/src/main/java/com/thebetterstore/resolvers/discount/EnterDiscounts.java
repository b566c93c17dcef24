package com.thebetterstore.resolvers.discount;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.ordering.discount.Discount;
import com.thebetterstore.ordering.discount.Discounts;
import com.thebetterstore.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Enters discounts: those that it is called with, or else those that a new store begins with, from
/// `discount-seed.json`.
final class EnterDiscounts {

  private static final String RESOURCE = "/discount-seed.json";

  private final Discounts discounts;

  EnterDiscounts(Discounts discounts) {
    this.discounts = discounts;
  }

  /// What was done.
  ///
  /// @param added the codes that were entered
  /// @param kept those that there were before, which stay as they are
  record Entered(List<String> added, List<String> kept) {}

  /// @param called with `discounts`, or without anything
  /// @throws IllegalArgumentException when one is no discount; then none is entered
  Entered enter(JsonNode called) {
    var entries = called.has("discounts") ? entries(called.get("discounts")) : first();
    var added = new ArrayList<String>();
    var kept = new ArrayList<String>();
    for (var discount : entries) {
      var code = discount.code();
      (discounts.enter(discount) ? added : kept).add(code.value());
    }
    return new Entered(List.copyOf(added), List.copyOf(kept));
  }

  private static List<Discount> entries(JsonNode written) {
    return Json.mapper().convertValue(written, new TypeReference<List<DiscountEntry>>() {}).stream()
        .map(DiscountEntry::discount)
        .toList();
  }

  static List<Discount> first() {
    try (var file = EnterDiscounts.class.getResourceAsStream(RESOURCE)) {
      if (file == null) {
        throw new IllegalStateException(RESOURCE + " is not packed");
      }
      return entries(Json.mapper().readTree(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + RESOURCE, unreadable);
    }
  }
}
