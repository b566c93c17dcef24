package com.thebetterstore.ordering.cart;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.cart.CartState.Active;
import com.thebetterstore.ordering.cart.CartState.Expired;
import com.thebetterstore.ordering.cart.CartState.Locked;
import com.thebetterstore.ordering.text.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A shopper's cart as it is kept: what was put in, not what it costs.
///
/// @param version 1 when it is created, one more with every change
/// @param lines in the order they were added; at most [#MAX_LINES], one for each product
/// @param expiresAt when it expires if nothing changes
public record Cart(
    CartName name,
    CartKey.Hash keyHash,
    long version,
    CartState state,
    List<CartLine> lines,
    Optional<EmailAddress> email,
    Optional<Address> address,
    Optional<ShippingMethodId> shippingMethod,
    Instant createdAt,
    Instant updatedAt,
    Instant expiresAt) {

  /// One order is placed in one transaction, which may have 100 writes: one for each line, and some
  /// for the rest.
  public static final int MAX_LINES = 90;

  /// Counted from the last change.
  public static final Duration LIFETIME = Duration.ofDays(30);

  public Cart {
    lines = List.copyOf(lines);
    if (lines.size() > MAX_LINES) {
      throw new IllegalArgumentException("a cart has at most " + MAX_LINES + " lines");
    }
    if (lines.stream().map(CartLine::productId).distinct().count() < lines.size()) {
      throw new IllegalArgumentException("a product has one line in " + name.value());
    }
  }

  static Cart start(CartId id, List<CartLine> lines, Instant now) {
    return new Cart(
        id.name(),
        id.key().hash(),
        1,
        new Active(),
        lines,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        now,
        now,
        expiry(now));
  }

  /// The same cart, seen at a given time. A table removes expired rows late, so whoever reads one
  /// must look at the time itself. A cart at checkout does not expire before its order is settled.
  public Cart at(Instant now) {
    return state instanceof Active && !now.isBefore(expiresAt)
        ? new Cart(
            name,
            keyHash,
            version,
            new Expired(),
            lines,
            email,
            address,
            shippingMethod,
            createdAt,
            updatedAt,
            expiresAt)
        : this;
  }

  public boolean opensWith(CartKey key) {
    return keyHash.isOf(key);
  }

  public Optional<CartLine> line(ProductId product) {
    return lines.stream().filter(line -> line.productId().equals(product)).findFirst();
  }

  public int totalQuantity() {
    return lines.stream().mapToInt(CartLine::quantity).sum();
  }

  /// Whether any line goes by courier.
  public boolean requiresShipping() {
    return lines.stream().anyMatch(CartLine::isPhysical);
  }

  /// What to ask the catalogue for to price this cart.
  public Map<ProductId, Sku> skus() {
    var skus = new LinkedHashMap<ProductId, Sku>();
    lines.forEach(line -> skus.put(line.productId(), line.sku()));
    return skus;
  }

  /// The cart once a checkout has locked it for its order.
  public Cart lockedFor(OrderId order, Instant now) {
    return new Cart(
        name,
        keyHash,
        version + 1,
        new Locked(order),
        lines,
        email,
        address,
        shippingMethod,
        createdAt,
        now,
        expiry(now));
  }

  Cart withLines(List<CartLine> newLines, Instant now) {
    return changed(newLines, email, address, shippingMethod, now);
  }

  Cart withEmail(EmailAddress newEmail, Instant now) {
    return changed(lines, Optional.of(newEmail), address, shippingMethod, now);
  }

  Cart withAddress(Address newAddress, Instant now) {
    return changed(lines, email, Optional.of(newAddress), shippingMethod, now);
  }

  Cart withShippingMethod(ShippingMethodId newMethod, Instant now) {
    return changed(lines, email, address, Optional.of(newMethod), now);
  }

  private Cart changed(
      List<CartLine> newLines,
      Optional<EmailAddress> newEmail,
      Optional<Address> newAddress,
      Optional<ShippingMethodId> newMethod,
      Instant now) {
    return new Cart(
        name,
        keyHash,
        version + 1,
        state,
        newLines,
        newEmail,
        newAddress,
        newMethod,
        createdAt,
        now,
        expiry(now));
  }

  /// In whole seconds, as a table's time to live wants it.
  private static Instant expiry(Instant now) {
    return now.plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS);
  }
}
