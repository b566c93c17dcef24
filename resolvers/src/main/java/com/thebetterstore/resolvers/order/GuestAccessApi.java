package com.thebetterstore.resolvers.order;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.Identifier;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.customer.Buyer;
import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.order.StaleWrite;
import com.thebetterstore.ordering.order.access.ClaimOrder;
import com.thebetterstore.ordering.order.access.ClaimOrder.Claimed;
import com.thebetterstore.ordering.order.access.OrderNumberFormat;
import com.thebetterstore.ordering.order.access.RequestAccess;
import com.thebetterstore.ordering.order.access.RevokeAccess;
import com.thebetterstore.ordering.text.EmailAddress;
import com.thebetterstore.resolvers.order.view.OrderViews;
import com.thebetterstore.resolvers.view.ErrorCode;
import com.thebetterstore.resolvers.view.UserErrorView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The schema's fields by which guests come back to their orders.
final class GuestAccessApi {

  private final RequestAccess requests;
  private final ClaimOrder claims;
  private final RevokeAccess revoking;
  private final OrderViews views;

  GuestAccessApi(
      RequestAccess requests, ClaimOrder claims, RevokeAccess revoking, OrderViews views) {
    this.revoking = revoking;
    this.requests = requests;
    this.claims = claims;
    this.views = views;
  }

  record AccessRequest(String number, String email) {

    /// Hidden, since it is personal data and records end up in logs.
    @Override
    public String toString() {
      return "AccessRequest[…]";
    }
  }

  record Claim(String number, String accessToken) {

    /// Hidden, since it is a secret and records end up in logs.
    @Override
    public String toString() {
      return "Claim[…]";
    }
  }

  record Revocation(String orderId, @Nullable String accessToken) {

    /// Hidden, since it is a secret and records end up in logs.
    @Override
    public String toString() {
      return "Revocation[…]";
    }
  }

  AcceptedPayload request(AccessRequest asked, Cause cause) {
    var number = OrderNumberFormat.parse(asked.number());
    if (number.isEmpty()) {
      return AcceptedPayload.refused(
          UserErrorView.of(
                  ErrorCode.INVALID_INPUT, "number must be an order number, as TBS-7K3M-9QXD is")
              .at(List.of("number")));
    }
    var email = EmailAddress.parse(asked.email());
    if (email.isEmpty()) {
      return AcceptedPayload.refused(
          UserErrorView.of(ErrorCode.INVALID_INPUT, "email must be one e-mail address")
              .at(List.of("email")));
    }
    return requests.request(number.get(), email.get(), cause)
        ? AcceptedPayload.done()
        : AcceptedPayload.refused(
            UserErrorView.of(
                    ErrorCode.RATE_LIMITED, "links were asked for too often; try again in an hour")
                .later());
  }

  OrderPayload claim(Claim asked, CustomerId customer) {
    try {
      return payload(
          claims.claim(OrderNumberFormat.parse(asked.number()), asked.accessToken(), customer));
    } catch (StaleWrite lost) {
      return refused(
          UserErrorView.of(ErrorCode.VERSION_CONFLICT, "others change the order now").later());
    }
  }

  private OrderPayload payload(Claimed claimed) {
    return switch (claimed) {
      case Claimed.Done(var order) -> new OrderPayload(views.view(order), List.of());
      case Claimed.NotFound _ ->
          refused(
              UserErrorView.of(
                  ErrorCode.NOT_FOUND, "there is no such order, or this is not its token"));
      case Claimed.Taken _ ->
          refused(
              UserErrorView.of(ErrorCode.INVALID_INPUT, "the order is another customer's already")
                  .at(List.of("number")));
    };
  }

  OrderPayload revoke(Revocation asked, Buyer caller) {
    var id = Optional.of(asked.orderId()).filter(Identifier::isPossible).map(OrderId::new);
    return revoking
        .revoke(id, Optional.ofNullable(asked.accessToken()), caller)
        .map(order -> new OrderPayload(views.view(order), List.of()))
        .orElseGet(() ->
            refused(
                UserErrorView.of(
                    ErrorCode.NOT_FOUND, "there is no such order, or this is not its token")));
  }

  private static OrderPayload refused(UserErrorView why) {
    return new OrderPayload(null, List.of(why));
  }
}
