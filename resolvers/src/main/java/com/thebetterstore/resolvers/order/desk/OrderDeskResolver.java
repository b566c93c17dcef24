package com.thebetterstore.resolvers.order.desk;

import com.thebetterstore.platform.function.AppSyncResolver;
import com.thebetterstore.platform.function.RequestReader;
import com.thebetterstore.resolvers.ShopWiring;
import com.thebetterstore.resolvers.order.desk.OrderDeskApi.*;
import java.util.Map;

/// Changes orders that are placed: for their buyers, and for staff.
public final class OrderDeskResolver extends AppSyncResolver {

  /// The constructor that Lambda calls.
  public OrderDeskResolver() {
    this(ShopWiring.processEnvironment());
  }

  public OrderDeskResolver(Map<String, String> environment) {
    this(ShopWiring.of(environment));
    rehearsesIn(environment, OrderDeskResolver::new);
  }

  private OrderDeskResolver(ShopWiring shop) {
    this(shop.requests(), OrderDeskWiring.api(shop));
  }

  OrderDeskResolver(RequestReader requests, OrderDeskApi api) {
    super(
        requests,
        field(
            "Mutation.orderCancel",
            BuyerCancels.class,
            (caller, asked) -> api.cancel(asked, caller)),
        field(
            "Mutation.orderReturnRequest",
            BuyerReturns.class,
            (caller, asked) -> api.requestReturn(asked, caller)),
        staffField("Query.staffOrder", Wanted.class, (_, asked) -> api.staffOrder(asked)),
        staffField(
            "Mutation.staffOrderCancel",
            StaffCancels.class,
            (caller, asked) -> api.staffCancel(asked, caller)),
        staffField(
            "Mutation.orderRefund",
            StaffRefunds.class,
            (caller, asked) -> api.refund(asked, caller)),
        staffField(
            "Mutation.orderHoldResolve",
            HoldResolution.class,
            (caller, asked) -> api.resolveHold(asked, caller)),
        staffField(
            "Mutation.orderReturnDecide",
            ReturnDecision.class,
            (caller, asked) -> api.decideReturn(asked, caller)),
        staffField(
            "Mutation.orderReturnReceive",
            ReturnReceipt.class,
            (caller, asked) -> api.receiveReturn(asked, caller)));
  }
}
