package com.thebetterstore.ordering.checkout;

import com.thebetterstore.ordering.cart.CartRefusal;

/// Why a request about a checkout was refused.
public sealed interface CheckoutRefusal {

  /// The cart cannot be checked out.
  record OfCart(CartRefusal reason) implements CheckoutRefusal {}

  /// The store sells to customers who have signed in only.
  record SignInRequired() implements CheckoutRefusal {}

  /// The total is not the one that the buyer saw.
  record TotalChanged() implements CheckoutRefusal {}

  /// There is no checkout with this id.
  record CheckoutNotFound() implements CheckoutRefusal {}

  /// The checkout has ended.
  record CheckoutClosed() implements CheckoutRefusal {}

  /// The payment provider did not answer, or it can no longer open a page for this order.
  ///
  /// @param retryable whether the same request may succeed later; if not, cancel and start anew
  record ProviderUnavailable(boolean retryable) implements CheckoutRefusal {}

  /// The payment has gone through, or the buyer has done their part of it.
  record PaymentAlreadySucceeded() implements CheckoutRefusal {}
}
