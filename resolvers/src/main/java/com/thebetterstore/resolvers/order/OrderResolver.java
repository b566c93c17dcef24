package com.thebetterstore.resolvers.order;

import com.thebetterstore.platform.function.AppSyncResolver;
import com.thebetterstore.platform.function.RequestReader;
import com.thebetterstore.resolvers.Callers;
import com.thebetterstore.resolvers.ShopWiring;
import com.thebetterstore.resolvers.order.GuestAccessApi.AccessRequest;
import com.thebetterstore.resolvers.order.GuestAccessApi.Claim;
import com.thebetterstore.resolvers.order.GuestAccessApi.Revocation;
import com.thebetterstore.resolvers.order.OrderApi.OrderById;
import com.thebetterstore.resolvers.order.OrderApi.OrderByNumber;
import com.thebetterstore.resolvers.order.OrderApi.OrderToWatch;
import com.thebetterstore.resolvers.order.ReceiptApi.Resend;
import com.thebetterstore.resolvers.order.view.OrderStatusView;
import java.util.Map;

/// Reading orders, coming back to them as a guest, asking for their receipts, and watching their
/// status: `orderStatusPublish` answers with its arguments, and AppSync sends those to the
/// subscribers that `orderStatusChanged` admitted.
public final class OrderResolver extends AppSyncResolver {

  /// The constructor that Lambda calls.
  public OrderResolver() {
    this(ShopWiring.processEnvironment());
  }

  public OrderResolver(Map<String, String> environment) {
    this(ShopWiring.of(environment));
    rehearsesIn(environment, OrderResolver::new);
  }

  private OrderResolver(ShopWiring shop) {
    this(
        shop.requests(),
        OrderWiring.api(shop),
        OrderWiring.guestAccess(shop),
        OrderWiring.receipts(shop));
  }

  OrderResolver(RequestReader requests, OrderApi api, GuestAccessApi guests, ReceiptApi receipts) {
    super(
        requests,
        field("Query.order", OrderById.class, (caller, asked) -> api.order(asked, caller)),
        field(
            "Query.orderByNumber",
            OrderByNumber.class,
            (caller, asked) -> api.orderByNumber(asked, caller)),
        field(
            "Mutation.guestOrderAccessRequest",
            AccessRequest.class,
            (caller, asked) -> guests.request(asked, caller.cause())),
        field(
            "Mutation.guestOrderClaim",
            Claim.class,
            (caller, asked) -> guests.claim(asked, Callers.customer(caller))),
        field(
            "Mutation.orderAccessRevoke",
            Revocation.class,
            (caller, asked) -> guests.revoke(asked, Callers.buyer(caller))),
        field(
            "Mutation.orderReceiptResend",
            Resend.class,
            (caller, asked) -> receipts.resend(asked, caller)),
        field("Mutation.orderStatusPublish", OrderStatusView.class, (_, status) -> status),
        field(
            "Subscription.orderStatusChanged", OrderToWatch.class, (_, asked) -> api.watch(asked)));
  }
}
