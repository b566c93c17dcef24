package com.thebetterstore.fulfilment;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderingEvent.BuyerErased;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentCancellationRequested;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.contracts.StoreEvent;
import com.thebetterstore.fulfilment.shipping.ShippingDecision;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.AlreadyDone;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.Changed;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.Refused;
import com.thebetterstore.fulfilment.shipping.ShippingRequests;
import com.thebetterstore.platform.function.EventHandler;
import com.thebetterstore.platform.work.Segments;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what ordering requests: takes shipping orders on, stops what has not left, and forgets
/// where parcels went.
public final class FulfilmentHandler extends EventHandler {

  private static final Logger LOG = LoggerFactory.getLogger(FulfilmentHandler.class);

  /// The constructor that Lambda calls.
  public FulfilmentHandler() {
    this(FulfilmentWiring.processEnvironment());
  }

  public FulfilmentHandler(Map<String, String> environment) {
    var wiring = FulfilmentWiring.of(environment);
    this(wiring.shippingRequests(), wiring.segments());
    rehearsesIn(environment, FulfilmentHandler::new);
  }

  public FulfilmentHandler(ShippingRequests requests, Segments segments) {
    super(
        segments,
        handles(
            FulfilmentRequested.class,
            (request, work) ->
                log(
                    "shipping order accepted",
                    request.orderId(),
                    requests.request(request, work.cause()))),
        handles(
            FulfilmentCancellationRequested.class,
            (request, work) ->
                log(
                    "cancellation answered",
                    request.orderId(),
                    requests.cancel(request, work.cause()))),
        handles(
            BuyerErased.class,
            (erased, work) ->
                log(
                    "address erased",
                    erased.orderId(),
                    requests.eraseBuyer(erased, work.cause()))));
  }

  private static void log(String what, OrderId order, ShippingDecision decision) {
    var line = LOG.atInfo().addKeyValue("orderId", order.value());
    switch (decision) {
      case Changed(var _, var events, var _) ->
          line.addKeyValue("published", events.stream().map(StoreEvent::detailType).toList())
              .log(what);
      case AlreadyDone _ -> line.log(what + " before");
      case Refused(var refusal) ->
          throw new IllegalStateException("ordering is answered by events, not by " + refusal);
    }
  }
}
