package com.thebetterstore.resolvers.order;

import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.order.access.ClaimOrder;
import com.thebetterstore.ordering.order.access.OrderAccess;
import com.thebetterstore.ordering.order.access.RequestAccess;
import com.thebetterstore.ordering.order.access.RevokeAccess;
import com.thebetterstore.ordering.receipt.RequestReceipt;
import com.thebetterstore.platform.RandomIds;
import com.thebetterstore.platform.function.RequestReader;
import com.thebetterstore.resolvers.order.view.OrderViews;
import java.time.InstantSource;

/// Resolvers of orders for the tests of other packages.
public final class OrderResolvers {

  private OrderResolvers() {}

  public static OrderResolver reading(
      RequestReader requests, OrderStore orders, OrderAccess access, OrderViews views) {
    return new OrderResolver(
        requests,
        new OrderApi(orders, access, views),
        new GuestAccessApi(
            new RequestAccess(orders, (_, _, _, _, _) -> true, InstantSource.system()),
            new ClaimOrder(orders, access),
            new RevokeAccess(orders, access, new RandomIds()),
            views),
        new ReceiptApi(orders, access, new RequestReceipt((_, _) -> true, InstantSource.system())));
  }
}
