package com.thebetterstore.resolvers.discount;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.ordering.discount.Discount;
import com.thebetterstore.ordering.discount.DiscountCode;
import com.thebetterstore.ordering.discount.Discounts;
import com.thebetterstore.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Ends the discounts that it is called to end, or enters discounts: those that it is called with,
/// or else those that a new store begins with, from `discount-seed.json`.
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

  /// What was ended.
  ///
  /// @param ended the codes that nobody can use from now on
  /// @param unknown those that there are no discounts of
  record Ended(List<String> ended, List<String> unknown) {}

  /// @param called with `end`, a list of codes
  /// @throws IllegalArgumentException when one is no code; then none is ended
  Ended end(JsonNode called) {
    var codes =
        Json.mapper().convertValue(called.get("end"), new TypeReference<List<String>>() {}).stream()
            .map(DiscountCode::new)
            .toList();
    var ended = new ArrayList<String>();
    var unknown = new ArrayList<String>();
    for (var code : codes) {
      (discounts.end(code) ? ended : unknown).add(code.value());
    }
    return new Ended(List.copyOf(ended), List.copyOf(unknown));
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
