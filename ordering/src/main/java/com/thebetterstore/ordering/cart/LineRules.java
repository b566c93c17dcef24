package com.thebetterstore.ordering.cart;

import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.ordering.cart.CartCommand.*;
import com.thebetterstore.ordering.cart.CartDecision.Changed;
import com.thebetterstore.ordering.cart.CartDecision.Refused;
import com.thebetterstore.ordering.cart.CartDecision.Unchanged;
import com.thebetterstore.ordering.cart.CartRefusal.*;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.catalogue.Product;
import com.thebetterstore.ordering.pricing.AmountRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The part of [CartRules] that is about lines.
final class LineRules {

  private static final String LINES = "lines";

  private LineRules() {}

  static CartDecision add(Cart cart, AddLines command, Map<ProductId, Offer> offers, Instant now) {
    if (command.lines().size() > Cart.MAX_LINES) {
      return Refused.because(new CartTooLarge(List.of(LINES)));
    }
    var byText =
        offers.entrySet().stream()
            .collect(Collectors.toMap(entry -> entry.getKey().value(), Map.Entry::getValue));
    var refusals = new ArrayList<CartRefusal>();
    var quantities = new LinkedHashMap<ProductId, Integer>();
    cart.lines().forEach(line -> quantities.put(line.productId(), line.quantity()));
    for (var i = 0; i < command.lines().size(); i++) {
      addOne(command.lines().get(i), i, byText, quantities).ifPresent(refusals::add);
    }
    // A cart of when more lines were allowed keeps them, but gets no more.
    if (quantities.size() > Math.max(Cart.MAX_LINES, cart.lines().size())) {
      refusals.add(new CartTooLarge(List.of(LINES)));
    }
    if (!refusals.isEmpty()) {
      return new Refused(refusals);
    }
    var lines = new ArrayList<CartLine>();
    quantities.forEach((id, quantity) -> lines.add(line(cart, id, quantity, offers)));
    return replaceIfAffordable(cart, lines, offers, now);
  }

  /// Raises a quantity, or says why it cannot be raised.
  private static Optional<CartRefusal> addOne(
      LineToAdd line, int index, Map<String, Offer> offers, Map<ProductId, Integer> quantities) {
    var offer = offers.get(line.productId());
    if (offer == null || offer.product().discontinued()) {
      return Optional.of(new ProductUnavailable(path(index, "productId"), line.productId()));
    }
    var product = offer.product().id();
    var field = path(index, "quantity");
    if (line.quantity() < 1 || line.quantity() > Offer.MAX_QUANTITY) {
      return Optional.of(new QuantityOutOfRange(field, product.value(), 1));
    }
    var wanted = quantities.getOrDefault(product, 0) + line.quantity();
    if (wanted > Offer.MAX_QUANTITY) {
      return Optional.of(new QuantityOutOfRange(field, product.value(), 1));
    }
    if (!offer.stock().covers(wanted)) {
      return Optional.of(shortage(field, offer));
    }
    quantities.put(product, wanted);
    return Optional.empty();
  }

  private static CartLine line(
      Cart cart, ProductId id, int quantity, Map<ProductId, Offer> offers) {
    return cart.contents()
        .line(id)
        .map(line -> line.withQuantity(quantity))
        .orElseGet(() -> CartLine.of(product(id, offers), quantity));
  }

  private static Product product(ProductId id, Map<ProductId, Offer> offers) {
    return Optional.ofNullable(offers.get(id)).orElseThrow().product();
  }

  static CartDecision update(
      Cart cart, UpdateLines command, Map<ProductId, Offer> offers, Instant now) {
    if (command.lines().size() > Cart.MAX_LINES) {
      return Refused.because(tooManyToName(LINES));
    }
    var refusals = new ArrayList<CartRefusal>();
    var named = new HashSet<String>();
    var quantities = new HashMap<String, Integer>();
    for (var i = 0; i < command.lines().size(); i++) {
      var line = command.lines().get(i);
      if (!named.add(line.lineId())) {
        refusals.add(new InvalidInput(path(i, "lineId"), "a line must be named only once"));
        continue;
      }
      updateOne(cart, line, i, offers).ifPresent(refusals::add);
      quantities.put(line.lineId(), line.quantity());
    }
    if (!refusals.isEmpty()) {
      return new Refused(refusals);
    }
    var lines =
        cart.lines().stream()
            .flatMap(
                line -> resized(line, quantities.getOrDefault(line.id().value(), line.quantity())))
            .toList();
    return replaceIfAffordable(cart, lines, offers, now);
  }

  /// Says why a quantity cannot be set, if so.
  private static Optional<CartRefusal> updateOne(
      Cart cart, LineToUpdate update, int index, Map<ProductId, Offer> offers) {
    var field = path(index, "quantity");
    var quantity = update.quantity();
    if (quantity < 0 || quantity > Offer.MAX_QUANTITY) {
      return Optional.of(new QuantityOutOfRange(field, update.lineId(), 0));
    }
    var found =
        cart.lines().stream().filter(line -> line.id().value().equals(update.lineId())).findFirst();
    if (found.isEmpty()) {
      // A repeated request to remove a line is not an error.
      return quantity == 0
          ? Optional.empty()
          : Optional.of(new LineNotFound(path(index, "lineId"), update.lineId()));
    }
    var line = found.get();
    if (quantity == 0 || quantity == line.quantity()) {
      return Optional.empty();
    }
    var offer = offers.get(line.productId());
    if (offer == null || offer.product().discontinued()) {
      return Optional.of(new ProductUnavailable(path(index, "lineId"), line.productId().value()));
    }
    return offer.stock().covers(quantity) ? Optional.empty() : Optional.of(shortage(field, offer));
  }

  private static Stream<CartLine> resized(CartLine line, int quantity) {
    return quantity == 0 ? Stream.of() : Stream.of(line.withQuantity(quantity));
  }

  static CartDecision remove(Cart cart, RemoveLines command, Instant now) {
    if (command.lineIds().size() > Cart.MAX_LINES) {
      return Refused.because(tooManyToName("lineIds"));
    }
    var removed = new HashSet<>(command.lineIds());
    return replace(
        cart,
        cart.lines().stream().filter(line -> !removed.contains(line.id().value())).toList(),
        now);
  }

  static CartDecision replace(Cart cart, List<CartLine> lines, Instant now) {
    return lines.equals(cart.lines()) ? new Unchanged() : new Changed(with(cart, lines, now));
  }

  /// Refuses a cart that costs more than the store takes, unless it costs less than before.
  private static CartDecision replaceIfAffordable(
      Cart cart, List<CartLine> lines, Map<ProductId, Offer> offers, Instant now) {
    var before = CartRules.subtotal(cart, offers);
    var after = CartRules.subtotal(with(cart, lines, now), offers);
    return AmountRules.tooLarge(after) && after.compareTo(before) > 0
        ? Refused.because(new AmountTooLarge())
        : replace(cart, lines, now);
  }

  private static Cart with(Cart cart, List<CartLine> lines, Instant now) {
    return cart.with(cart.contents().withLines(lines), now);
  }

  private static CartRefusal shortage(List<String> field, Offer offer) {
    var available = offer.maxQuantity();
    var product = offer.product().id();
    return available == 0
        ? new OutOfStock(field, product)
        : new InsufficientStock(field, product, available);
  }

  private static CartRefusal tooManyToName(String argument) {
    return new InvalidInput(
        List.of(argument), argument + " must have at most " + Cart.MAX_LINES + " elements");
  }

  private static List<String> path(int index, String field) {
    return List.of(LINES, Integer.toString(index), field);
  }
}
