package com.thebetterstore.fulfilment;

import com.thebetterstore.contracts.OrderingEvent.BuyerErased;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentCancellationRequested;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.fulfilment.shipping.ShippingDecision;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.AlreadyDone;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.Changed;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.Refused;
import com.thebetterstore.fulfilment.shipping.ShippingRequests;
import com.thebetterstore.platform.function.EventHandler;
import com.thebetterstore.platform.work.Segments;
import com.thebetterstore.platform.work.Work;
import java.util.Map;

/// Does what ordering requests: takes shipping orders on, stops what has not left, and forgets
/// where parcels went.
public final class FulfilmentHandler extends EventHandler {

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
                say(work, "shipping order accepted", requests.request(request, work.cause()))),
        handles(
            FulfilmentCancellationRequested.class,
            (request, work) ->
                say(
                    work.with("orderId", request.orderId().value()),
                    "cancellation answered",
                    requests.cancel(request, work.cause()))),
        handles(
            BuyerErased.class,
            (erased, work) ->
                say(work, "address erased", requests.eraseBuyer(erased, work.cause()))));
  }

  /// What it published is in the lines of the relay.
  private static void say(Work work, String what, ShippingDecision decision) {
    switch (decision) {
      case Changed _ -> work.did(what);
      case AlreadyDone _ -> work.did(what + " before");
      case Refused(var refusal) ->
          throw new IllegalStateException("ordering is answered by events, not by " + refusal);
    }
  }
}
