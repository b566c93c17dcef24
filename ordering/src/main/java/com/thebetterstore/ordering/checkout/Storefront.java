package com.thebetterstore.ordering.checkout;

import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.access.OrderAccess;
import com.thebetterstore.ordering.payment.PaymentProvider.ReturnTo;
import java.net.URI;
import java.time.Instant;

/// The store's pages that buyers are sent to: the home page after the payment, the cart when they
/// turn back, and an order's own page. What opens an order is in the fragment, which browsers send
/// to no server.
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
    var number = order.number().value();
    var token = access.token(order);
    return new ReturnTo(
        URI.create("%s/#order=%s&token=%s".formatted(storefront, number, token)),
        URI.create(
            "%s/cart#order=%s&token=%s&payment=cancelled".formatted(storefront, number, token)));
  }

  /// Where the buyer can look the order up without signing in, for [OrderAccess#LIFETIME] from when
  /// the link was asked for: a secret of the buyer.
  public URI orderPage(Order order, Instant askedFor) {
    return URI.create(
        "%s/orders/%s#token=%s"
            .formatted(storefront, order.number().value(), access.token(order, askedFor)));
  }
}
