package com.thebetterstore.fulfilment;

import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.fulfilment.shipping.AcceptShippingOrder;
import com.thebetterstore.platform.function.EventHandler;
import com.thebetterstore.platform.work.Segments;
import com.thebetterstore.platform.work.Work;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes shipping orders on.
public final class FulfilmentHandler extends EventHandler {

  private static final Logger LOG = LoggerFactory.getLogger(FulfilmentHandler.class);

  /// The constructor that Lambda calls.
  public FulfilmentHandler() {
    this(FulfilmentWiring.processEnvironment());
  }

  public FulfilmentHandler(Map<String, String> environment) {
    var wiring = FulfilmentWiring.of(environment);
    this(wiring.acceptShippingOrder(), wiring.segments());
  }

  FulfilmentHandler(AcceptShippingOrder acceptShippingOrder, Segments segments) {
    super(
        segments,
        handles(
            FulfilmentRequested.class,
            (request, work) -> accept(acceptShippingOrder, request, work)));
  }

  private static void accept(
      AcceptShippingOrder acceptShippingOrder, FulfilmentRequested request, Work work) {
    var first = acceptShippingOrder.accept(request, work.cause());
    LOG.atInfo()
        .addKeyValue("orderId", request.orderId().value())
        .log(first ? "shipping order accepted" : "shipping order was accepted before");
  }
}
