package com.thebetterstore.resolvers.order;

import com.thebetterstore.contracts.Identifier;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.order.access.OrderAccess;
import com.thebetterstore.ordering.receipt.ReceiptRequests;
import com.thebetterstore.ordering.receipt.RequestReceipt;
import com.thebetterstore.platform.function.FieldRequest;
import com.thebetterstore.resolvers.Callers;
import com.thebetterstore.resolvers.view.ErrorCode;
import com.thebetterstore.resolvers.view.UserErrorView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The schema's field by which a receipt is mailed once more. An order answers to its token, its
/// owner and staff.
final class ReceiptApi {

  private final OrderStore orders;
  private final OrderAccess access;
  private final RequestReceipt receipts;

  ReceiptApi(OrderStore orders, OrderAccess access, RequestReceipt receipts) {
    this.orders = orders;
    this.access = access;
    this.receipts = receipts;
  }

  record Resend(String orderId, @Nullable String accessToken, String idempotencyKey) {

    /// Hidden, since it is a secret and records end up in logs.
    @Override
    public String toString() {
      return "Resend[…]";
    }
  }

  AcceptedPayload resend(Resend asked, FieldRequest caller) {
    var key = IdempotencyKey.parse(asked.idempotencyKey());
    if (key.isEmpty()) {
      return AcceptedPayload.refused(
          UserErrorView.of(ErrorCode.INVALID_INPUT, IdempotencyKey.RULE)
              .at(List.of("idempotencyKey")));
    }
    var order = order(asked, caller);
    if (order.isEmpty()) {
      return AcceptedPayload.refused(
          UserErrorView.of(
              ErrorCode.NOT_FOUND, "there is no such order, or this is not its token"));
    }
    caller.work().order(order.get().number());
    return switch (receipts.request(order.get(), key.get(), caller.cause())) {
      case TAKEN -> AcceptedPayload.done();
      case NOT_PAID ->
          AcceptedPayload.refused(
              UserErrorView.of(ErrorCode.ORDER_NOT_PAID, "only a paid order has a receipt"));
      case NO_ADDRESS ->
          AcceptedPayload.refused(
              UserErrorView.of(ErrorCode.ORDER_ERASED, "the order's e-mail address was erased"));
      case TOO_OFTEN ->
          AcceptedPayload.refused(
              UserErrorView.of(
                      ErrorCode.RATE_LIMITED,
                      "a receipt is mailed again %d times a day; try again tomorrow"
                          .formatted(ReceiptRequests.MAX_PER_DAY))
                  .later());
    };
  }

  private Optional<Order> order(Resend asked, FieldRequest caller) {
    var found =
        Identifier.isPossible(asked.orderId())
            ? orders.find(new OrderId(asked.orderId()))
            : Optional.<Order>empty();
    var token = Optional.ofNullable(asked.accessToken());
    return token.isEmpty() && caller.isOfStaff()
        ? found
        : access.admitted(found, token, Callers.buyer(caller));
  }
}
