package com.thebetterstore.fulfilment;

import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.platform.QueueBatchHandler;
import com.thebetterstore.platform.QueueMessage;
import com.thebetterstore.platform.Segments;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears `FulfilmentRequested`.
public final class FulfilmentHandler extends QueueBatchHandler {

  private static final Logger LOG = LoggerFactory.getLogger(FulfilmentHandler.class);

  private final AcceptShippingOrder acceptShippingOrder;

  /// The constructor that Lambda calls.
  public FulfilmentHandler() {
    this(FulfilmentWiring.ofProcess());
  }

  public FulfilmentHandler(Map<String, String> environment) {
    this(FulfilmentWiring.of(environment));
  }

  private FulfilmentHandler(FulfilmentWiring wiring) {
    this(wiring.acceptShippingOrder(), wiring.segments());
  }

  FulfilmentHandler(AcceptShippingOrder acceptShippingOrder, Segments segments) {
    super(segments);
    this.acceptShippingOrder = acceptShippingOrder;
  }

  @Override
  protected List<QueueMessage> handle(List<QueueMessage> batch) {
    return eachAlone(batch, this::handle);
  }

  private void handle(QueueMessage message) {
    var event = message.event();
    if (!(event.data() instanceof FulfilmentRequested request)) {
      throw new IllegalArgumentException("not for fulfilment: " + event.data().detailType());
    }
    var first = acceptShippingOrder.accept(request, message.causeOf(event));
    LOG.atInfo()
        .addKeyValue("orderId", request.orderId().value())
        .log(first ? "shipping order accepted" : "shipping order was accepted before");
  }
}
