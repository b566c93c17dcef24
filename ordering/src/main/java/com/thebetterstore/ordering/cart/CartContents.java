package com.thebetterstore.ordering.cart;

import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.shipping.Address;
import com.thebetterstore.ordering.shipping.ShippingMethodId;
import com.thebetterstore.ordering.text.EmailAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a shopper put into a cart.
///
/// @param lines in the order they were added; at most [Cart#MAX_LINES], one for each product
/// @param email where the receipt goes
/// @param address where the parcel goes
/// @param shippingMethod the chosen one, which need not be offered any more
public record CartContents(
    List<CartLine> lines,
    Optional<EmailAddress> email,
    Optional<Address> address,
    Optional<ShippingMethodId> shippingMethod) {

  public CartContents {
    lines = List.copyOf(lines);
    if (lines.size() > Cart.MAX_LINES) {
      throw new IllegalArgumentException("a cart has at most " + Cart.MAX_LINES + " lines");
    }
    if (lines.stream().map(CartLine::productId).distinct().count() < lines.size()) {
      throw new IllegalArgumentException("a product has one line in a cart");
    }
  }

  public static CartContents of(List<CartLine> lines) {
    return new CartContents(lines, Optional.empty(), Optional.empty(), Optional.empty());
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

  /// What to ask the catalogue for to price these lines.
  public Map<ProductId, Sku> skus() {
    var skus = new LinkedHashMap<ProductId, Sku>();
    lines.forEach(line -> skus.put(line.productId(), line.sku()));
    return skus;
  }

  /// These, with what they lack of the other's e-mail address, address and shipping method.
  public CartContents or(CartContents other) {
    return new CartContents(
        lines,
        email.or(other::email),
        address.or(other::address),
        shippingMethod.or(other::shippingMethod));
  }

  public CartContents withLines(List<CartLine> newLines) {
    return new CartContents(newLines, email, address, shippingMethod);
  }

  CartContents withEmail(EmailAddress newEmail) {
    return new CartContents(lines, Optional.of(newEmail), address, shippingMethod);
  }

  CartContents withAddress(Address newAddress) {
    return new CartContents(lines, email, Optional.of(newAddress), shippingMethod);
  }

  CartContents withShippingMethod(ShippingMethodId newMethod) {
    return new CartContents(lines, email, address, Optional.of(newMethod));
  }
}
