package com.thebetterstore.resolvers.checkout;

import com.thebetterstore.ordering.checkout.CheckoutRefusal;
import com.thebetterstore.ordering.checkout.CheckoutRefusal.*;
import com.thebetterstore.resolvers.cart.CartErrorMapper;
import com.thebetterstore.resolvers.view.ErrorCode;
import com.thebetterstore.resolvers.view.UserErrorView;
import java.util.List;

/// Maps refusals about checkouts to the API's errors.
final class CheckoutErrorMapper {

  private CheckoutErrorMapper() {}

  static UserErrorView view(CheckoutRefusal refusal) {
    return switch (refusal) {
      case OfCart(var reason) -> CartErrorMapper.view(reason);
      case SignInRequired _ -> UserErrorView.of(ErrorCode.SIGN_IN_REQUIRED, "sign in to check out");
      case TotalChanged _ ->
          UserErrorView.of(ErrorCode.TOTAL_CHANGED, "the total is not the one that was expected")
              .at(List.of("input", "expectedTotalMinorUnits"));
      case CheckoutNotFound _ ->
          UserErrorView.of(ErrorCode.NOT_FOUND, "there is no checkout with this id");
      case CheckoutClosed _ ->
          UserErrorView.of(ErrorCode.CHECKOUT_CLOSED, "the checkout has ended");
      case ProviderUnavailable(var retryable) -> unavailable(retryable);
      case PaymentAlreadySucceeded _ ->
          UserErrorView.of(
              ErrorCode.PAYMENT_ALREADY_SUCCEEDED, "the payment has already gone through");
    };
  }

  private static UserErrorView unavailable(boolean retryable) {
    return retryable
        ? UserErrorView.of(
                ErrorCode.PAYMENT_PROVIDER_UNAVAILABLE,
                "the payment provider did not answer; make the same request again")
            .later()
        : UserErrorView.of(
            ErrorCode.PAYMENT_PROVIDER_UNAVAILABLE,
            "it is too late to open a payment page for this order; cancel it and start again");
  }
}
