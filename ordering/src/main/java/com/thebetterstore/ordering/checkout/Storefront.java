package com.thebetterstore.ordering.checkout;

import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.access.OrderAccess;
import com.thebetterstore.ordering.payment.PaymentProvider.ReturnTo;
import java.net.URI;

/// The store's home page, where buyers return from the payment page. Its parameters are in the
/// fragment, which browsers send to no server.
public final class Storefront {

  private final String storefront;
  private final OrderAccess access;

  /// @param storefront the home page's address, with or without a slash at its end
  public Storefront(URI storefront, OrderAccess access) {
    var text = storefront.toString();
    this.storefront = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    this.access = access;
  }

  ReturnTo of(Order order) {
    return new ReturnTo(orderPage(order), URI.create(orderPage(order) + "&payment=cancelled"));
  }

  /// Where the buyer can look the order up without signing in: a secret of the buyer.
  public URI orderPage(Order order) {
    return URI.create(
        "%s/#order=%s&token=%s".formatted(storefront, order.number().value(), access.token(order)));
  }
}
