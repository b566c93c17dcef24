package com.thebetterstore.resolvers.order.desk;

import com.thebetterstore.ordering.order.OrderRefusal;
import com.thebetterstore.resolvers.view.ErrorCode;
import com.thebetterstore.resolvers.view.UserErrorView;

/// Maps refusals of orders to the API's errors.
final class OrderErrorMapper {

  /// Nothing was changed: other writers of the order were faster again and again.
  static final UserErrorView BUSY =
      UserErrorView.of(ErrorCode.VERSION_CONFLICT, "others change the order now").later();

  private OrderErrorMapper() {}

  /// @param refused what the order cannot, where its refusal says no more than that
  static UserErrorView view(OrderRefusal refusal, UserErrorView refused) {
    return switch (refusal) {
      case NO_SUCH_RETURN, NO_SUCH_REFUND ->
          UserErrorView.of(ErrorCode.NOT_FOUND, "the order has nothing of this id");
      case OTHER_REQUEST ->
          UserErrorView.of(
              ErrorCode.IDEMPOTENCY_KEY_REUSED,
              "the idempotency key was used before with other arguments");
      case DISPUTED ->
          UserErrorView.of(
              ErrorCode.ORDER_DISPUTED, "the buyer's bank has money that the order was paid with");
      case NOT_UNDERSTOOD ->
          UserErrorView.of(
                  ErrorCode.VERSION_CONFLICT, "a newer version of the store changed the order")
              .later();
      case NOT_CANCELLABLE,
          NOT_RETURNABLE,
          REFUND_EXCEEDS_PAID,
          NOT_HELD,
          NOT_PAID,
          PAID_ALREADY,
          ENDED,
          HELD ->
          refused;
      case NOT_DUE, OTHER_ATTEMPT, NO_SUCH_GOODS, NO_SUCH_CANCELLATION, NO_SUCH_PAYMENT ->
          throw new IllegalStateException("nobody can ask for what is refused as " + refusal);
    };
  }
}
