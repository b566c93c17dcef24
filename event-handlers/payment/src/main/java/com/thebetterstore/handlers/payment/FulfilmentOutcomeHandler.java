package com.thebetterstore.handlers.payment;

import com.thebetterstore.contracts.FulfilmentEvent;
import com.thebetterstore.contracts.FulfilmentEvent.DigitalItemsSent;
import com.thebetterstore.contracts.FulfilmentEvent.FulfilmentAccepted;
import com.thebetterstore.contracts.FulfilmentEvent.FulfilmentRejected;
import com.thebetterstore.contracts.FulfilmentEvent.ShipmentDelivered;
import com.thebetterstore.contracts.FulfilmentEvent.ShipmentDispatched;
import com.thebetterstore.ordering.order.OrderCommand;
import com.thebetterstore.ordering.order.OrderCommand.RecordDelivery;
import com.thebetterstore.ordering.order.OrderCommand.RecordDigitalItemsSent;
import com.thebetterstore.ordering.order.OrderCommand.RecordDispatch;
import com.thebetterstore.ordering.order.OrderCommand.RecordFulfilmentAccepted;
import com.thebetterstore.ordering.order.OrderCommand.RecordFulfilmentRejected;
import com.thebetterstore.ordering.order.OrderDecision.Accepted;
import com.thebetterstore.ordering.order.OrderDecision.AlreadyDone;
import com.thebetterstore.ordering.order.OrderDecision.Refused;
import com.thebetterstore.ordering.order.UpdateOrder;
import com.thebetterstore.platform.Invocation;
import com.thebetterstore.platform.QueueBatchHandler;
import com.thebetterstore.platform.QueueMessage;
import com.thebetterstore.platform.Segments;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// Hears what became of an order's goods, and brings the order up to date.
public final class FulfilmentOutcomeHandler extends QueueBatchHandler {

  private static final Logger LOG = LoggerFactory.getLogger(FulfilmentOutcomeHandler.class);

  private final UpdateOrder updateOrder;

  /// The constructor that Lambda calls.
  public FulfilmentOutcomeHandler() {
    this(PaymentWiring.ofProcess());
  }

  public FulfilmentOutcomeHandler(Map<String, String> environment) {
    this(PaymentWiring.of(environment));
  }

  private FulfilmentOutcomeHandler(PaymentWiring wiring) {
    this(wiring.updateOrder(), wiring.segments());
  }

  FulfilmentOutcomeHandler(UpdateOrder updateOrder) {
    this(updateOrder, Segments.untold());
  }

  private FulfilmentOutcomeHandler(UpdateOrder updateOrder, Segments segments) {
    super(segments);
    this.updateOrder = updateOrder;
  }

  @Override
  protected List<QueueMessage> handle(List<QueueMessage> batch) {
    return eachAlone(batch, this::handle);
  }

  private void handle(QueueMessage message) {
    var event = message.event();
    if (!(event.data() instanceof FulfilmentEvent outcome)) {
      throw new IllegalArgumentException("not about goods: " + event.data().detailType());
    }
    var updated = updateOrder.apply(outcome.orderId(), command(outcome), message.causeOf(event));
    Invocation.isForOrder(updated.order().number().value());
    switch (updated.decision()) {
      case Accepted _ -> about(LOG.atInfo(), outcome).log("order brought up to date");
      case AlreadyDone _ -> about(LOG.atInfo(), outcome).log("order was up to date");
      // It would be refused again and again; but goods leave unpaid, or were paid for and never do.
      // An alarm counts this very message.
      case Refused(var refusal) ->
          about(LOG.atError(), outcome)
              .addKeyValue("refusal", refusal)
              .log("goods and order contradict each other");
    }
  }

  private static LoggingEventBuilder about(LoggingEventBuilder line, FulfilmentEvent outcome) {
    return line.addKeyValue("orderId", outcome.orderId().value())
        .addKeyValue("event", outcome.detailType());
  }

  private static OrderCommand command(FulfilmentEvent outcome) {
    return switch (outcome) {
      case FulfilmentAccepted it -> new RecordFulfilmentAccepted(it.acceptedAt());
      case FulfilmentRejected it -> new RecordFulfilmentRejected(it.reason(), it.rejectedAt());
      case ShipmentDispatched it ->
          new RecordDispatch(it.carrier(), it.trackingNumber(), it.dispatchedAt());
      case ShipmentDelivered it -> new RecordDelivery(it.deliveredAt());
      case DigitalItemsSent it -> new RecordDigitalItemsSent(it.sentAt());
    };
  }
}
