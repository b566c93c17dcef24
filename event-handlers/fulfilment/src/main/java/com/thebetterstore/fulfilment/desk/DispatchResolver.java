package com.thebetterstore.fulfilment.desk;

import com.thebetterstore.fulfilment.FulfilmentWiring;
import com.thebetterstore.fulfilment.desk.DeskApi.*;
import com.thebetterstore.platform.function.AppSyncResolver;
import com.thebetterstore.platform.function.RequestReader;
import java.util.Map;

/// The dispatch desk: the list of what is to be packed, and what becomes of it.
public final class DispatchResolver extends AppSyncResolver {

  /// The constructor that Lambda calls.
  public DispatchResolver() {
    this(FulfilmentWiring.processEnvironment());
  }

  public DispatchResolver(Map<String, String> environment) {
    this(FulfilmentWiring.of(environment));
    rehearsesIn(environment, DispatchResolver::new);
  }

  private DispatchResolver(FulfilmentWiring wiring) {
    this(wiring.requests(), new DeskApi(wiring.dispatchDesk(), wiring.clock()));
  }

  DispatchResolver(RequestReader requests, DeskApi api) {
    super(
        requests,
        staffField(
            "Query.shippingOrders", ListOfOrders.class, (_, asked) -> api.shippingOrders(asked)),
        staffField("Query.shippingOrder", OneOrder.class, (_, asked) -> api.shippingOrder(asked)),
        staffField(
            "Mutation.shipmentDispatch",
            DispatchInput.class,
            (request, asked) -> api.dispatch(asked, request.cause())),
        staffField(
            "Mutation.shipmentDelivered",
            DeliveredInput.class,
            (request, asked) -> api.delivered(asked, request.cause())),
        staffField(
            "Mutation.shippingOrderRefuse",
            RefuseInput.class,
            (request, asked) -> api.refuse(asked, request.cause())),
        staffField(
            "Mutation.digitalItemsSend",
            OneOrder.class,
            (request, asked) -> api.sendDigital(asked, request.cause())));
  }
}
