package com.thebetterstore.ordering.checkout;

import com.thebetterstore.ordering.cart.PricedCart;
import com.thebetterstore.ordering.cart.PricedLine;
import com.thebetterstore.ordering.discount.UsedDiscount;
import com.thebetterstore.ordering.order.purchase.Delivery;
import com.thebetterstore.ordering.order.purchase.Delivery.ByEmail;
import com.thebetterstore.ordering.order.purchase.Delivery.ToAddress;
import com.thebetterstore.ordering.order.purchase.OrderLine;
import com.thebetterstore.ordering.order.purchase.Purchase;
import java.util.List;

/// Makes a purchase of a cart that can be checked out.
final class PurchaseRules {

  private PurchaseRules() {}

  static Purchase of(PricedCart cart) {
    return new Purchase(
        cart.lines().stream().map(PurchaseRules::line).toList(),
        discounts(cart),
        cart.totals(),
        cart.cart().contents().email().orElseThrow(),
        delivery(cart));
  }

  private static List<UsedDiscount> discounts(PricedCart cart) {
    var user = cart.cart().discountUser();
    return cart.discountCodes().stream()
        .filter(code -> code.why().isEmpty())
        .flatMap(code ->
            code.discount().stream()
                .map(discount -> UsedDiscount.of(discount, code.amount(), user)))
        .toList();
  }

  private static Delivery delivery(PricedCart cart) {
    var contents = cart.cart().contents();
    return contents.requiresShipping()
        ? new ToAddress(contents.address().orElseThrow(), cart.shippingMethod().orElseThrow())
        : new ByEmail();
  }

  private static OrderLine line(PricedLine priced) {
    var product = priced.offer().orElseThrow().product();
    return new OrderLine(
        priced.line().id().value(),
        product.id(),
        product.sku(),
        product.name(),
        product.type(),
        priced.line().quantity(),
        priced.unitPrice(),
        priced.discount(),
        priced.total(),
        priced.price().tax());
  }
}
