package com.thebetterstore.ordering.cart;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.ordering.discount.DiscountCode;
import com.thebetterstore.ordering.discount.Inapplicable;
import java.util.List;

/// Why a request about a cart was refused, or why the cart cannot be checked out yet.
///
/// A `field` is the path of the argument at fault, outermost first; empty when none is.
public sealed interface CartRefusal {

  /// An argument breaks its rule, which `message` states; it never repeats the argument.
  record InvalidInput(List<String> field, String message) implements CartRefusal {

    public InvalidInput {
      field = List.copyOf(field);
    }
  }

  /// There is no such cart, or the key is not its key.
  record CartNotFound() implements CartRefusal {}

  /// There is no such order, or the caller may not see it.
  record OrderNotFound() implements CartRefusal {}

  /// There is no such line in the cart.
  ///
  /// @param line as the caller named it
  record LineNotFound(List<String> field, String line) implements CartRefusal {

    public LineNotFound {
      field = List.copyOf(field);
    }
  }

  /// The cart is no longer the one that the caller read.
  ///
  /// @param retryable whether the caller named no version, and only others' writes were in the way
  record VersionConflict(long currentVersion, boolean retryable) implements CartRefusal {}

  /// The idempotency key was used before with other arguments.
  record IdempotencyKeyReused() implements CartRefusal {}

  /// A checkout is open on the cart.
  record CartLocked(OrderId order) implements CartRefusal {}

  /// The cart's order is paid, or the cart has expired.
  record CartClosed() implements CartRefusal {}

  /// The cart has no lines.
  record CartEmpty() implements CartRefusal {}

  /// The cart would have more than [Cart#MAX_LINES] lines.
  record CartTooLarge(List<String> field) implements CartRefusal {

    public CartTooLarge {
      field = List.copyOf(field);
    }
  }

  /// The line's quantity would be outside `min` to [Offer#MAX_QUANTITY].
  ///
  /// @param target the line's or product's id
  record QuantityOutOfRange(List<String> field, String target, int min) implements CartRefusal {

    public QuantityOutOfRange {
      field = List.copyOf(field);
    }
  }

  /// None of the product is available.
  record OutOfStock(List<String> field, ProductId product) implements CartRefusal {

    public OutOfStock {
      field = List.copyOf(field);
    }
  }

  /// Fewer are available than the cart would hold.
  record InsufficientStock(List<String> field, ProductId product, int available)
      implements CartRefusal {

    public InsufficientStock {
      field = List.copyOf(field);
    }
  }

  /// The product does not exist or is no longer sold.
  ///
  /// @param product as the caller named it
  record ProductUnavailable(List<String> field, String product) implements CartRefusal {

    public ProductUnavailable {
      field = List.copyOf(field);
    }
  }

  /// The order would hold more pieces than an unpaid order may.
  ///
  /// @param pieces how many it would hold
  /// @param max how many it may
  record ReservationTooLarge(int pieces, int max) implements CartRefusal {}

  /// Checkout needs an e-mail address for the receipt.
  record EmailRequired() implements CartRefusal {}

  /// Physical items need a delivery address.
  record ShippingAddressRequired() implements CartRefusal {}

  /// Physical items need a shipping method.
  record ShippingMethodRequired() implements CartRefusal {}

  /// The shipping method is not offered for this cart.
  record ShippingMethodInvalid(List<String> field) implements CartRefusal {

    public ShippingMethodInvalid {
      field = List.copyOf(field);
    }
  }

  /// There is no such code that anybody can use now.
  ///
  /// @param code as the caller wrote it
  record DiscountInvalid(List<String> field, String code) implements CartRefusal {

    public DiscountInvalid {
      field = List.copyOf(field);
    }
  }

  /// The code takes nothing off this cart now.
  record DiscountNotApplicable(DiscountCode code, Inapplicable why) implements CartRefusal {}

  /// The total is below what the payment provider takes.
  record AmountBelowMinimum() implements CartRefusal {}

  /// The total is above what the store takes.
  record AmountTooLarge() implements CartRefusal {}
}
