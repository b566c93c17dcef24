package com.thebetterstore.ordering.cart;

import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.discount.DiscountCode;
import com.thebetterstore.ordering.discount.DiscountRules;
import com.thebetterstore.ordering.shipping.Address;
import com.thebetterstore.ordering.shipping.ShippingMethodId;
import com.thebetterstore.ordering.text.EmailAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a shopper put into a cart.
///
/// @param lines in the order they were added; one for each product. No more than [Cart#MAX_LINES],
///   but for carts of when that was more
/// @param email where the receipt goes
/// @param address where the parcel goes
/// @param shippingMethod the chosen one, which need not be offered any more
/// @param discountCodes those that were entered, whether they apply or not; none twice
public record CartContents(
    List<CartLine> lines,
    Optional<EmailAddress> email,
    Optional<Address> address,
    Optional<ShippingMethodId> shippingMethod,
    List<DiscountCode> discountCodes) {

  public CartContents {
    lines = List.copyOf(lines);
    discountCodes = List.copyOf(discountCodes);
    if (lines.stream().map(CartLine::productId).distinct().count() < lines.size()) {
      throw new IllegalArgumentException("a product has one line in a cart");
    }
    if (discountCodes.size() > DiscountRules.MAX_CODES
        || discountCodes.stream().distinct().count() < discountCodes.size()) {
      throw new IllegalArgumentException(
          "a cart has at most " + DiscountRules.MAX_CODES + " discount codes, none twice");
    }
  }

  public static CartContents of(List<CartLine> lines) {
    return new CartContents(lines, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
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

  /// These, with what they lack of the other's e-mail address, address, shipping method and codes.
  public CartContents or(CartContents other) {
    return new CartContents(
        lines,
        email.or(other::email),
        address.or(other::address),
        shippingMethod.or(other::shippingMethod),
        discountCodes.isEmpty() ? other.discountCodes : discountCodes);
  }

  public CartContents withLines(List<CartLine> newLines) {
    return new CartContents(newLines, email, address, shippingMethod, discountCodes);
  }

  CartContents withEmail(EmailAddress newEmail) {
    return new CartContents(lines, Optional.of(newEmail), address, shippingMethod, discountCodes);
  }

  CartContents withAddress(Address newAddress) {
    return new CartContents(lines, email, Optional.of(newAddress), shippingMethod, discountCodes);
  }

  CartContents withShippingMethod(ShippingMethodId newMethod) {
    return new CartContents(lines, email, address, Optional.of(newMethod), discountCodes);
  }

  CartContents withDiscountCodes(List<DiscountCode> newCodes) {
    return new CartContents(lines, email, address, shippingMethod, newCodes);
  }
}
