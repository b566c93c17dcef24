package com.thebetterstore.handlers.payment;

import com.thebetterstore.contracts.FulfilmentEvent;
import com.thebetterstore.contracts.FulfilmentEvent.*;
import com.thebetterstore.ordering.order.OrderCommand;
import com.thebetterstore.ordering.order.OrderCommand.*;
import com.thebetterstore.ordering.order.OrderDecision.Accepted;
import com.thebetterstore.ordering.order.OrderDecision.AlreadyDone;
import com.thebetterstore.ordering.order.OrderDecision.Refused;
import com.thebetterstore.ordering.order.OrderRefusal;
import com.thebetterstore.ordering.order.goods.Shipment;
import com.thebetterstore.ordering.order.lifecycle.UpdateOrder;
import com.thebetterstore.platform.function.EventHandler;
import com.thebetterstore.platform.work.Segments;
import com.thebetterstore.platform.work.Work;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// Brings an order up to date with what became of its goods.
public final class FulfilmentOutcomeHandler extends EventHandler {

  private static final Logger LOG = LoggerFactory.getLogger(FulfilmentOutcomeHandler.class);

  /// The constructor that Lambda calls.
  public FulfilmentOutcomeHandler() {
    this(PaymentHandlersWiring.processEnvironment());
  }

  public FulfilmentOutcomeHandler(Map<String, String> environment) {
    var wiring = PaymentHandlersWiring.of(environment);
    this(wiring.updateOrder(), wiring.segments());
    rehearsesIn(environment, FulfilmentOutcomeHandler::new);
  }

  public FulfilmentOutcomeHandler(UpdateOrder orders, Segments segments) {
    super(
        segments,
        records(
            FulfilmentAccepted.class, orders, it -> new RecordFulfilmentAccepted(it.acceptedAt())),
        records(
            FulfilmentRejected.class,
            orders,
            it ->
                new RecordRejection(
                    it.rejectionId(), it.lines(), it.reason(), it.restock(), it.rejectedAt())),
        records(
            ShipmentDispatched.class,
            orders,
            it -> new RecordDispatch(parcel(it), it.dispatchedAt())),
        records(
            ShipmentDelivered.class,
            orders,
            it -> new RecordDelivery(it.shipmentId(), it.deliveredAt())),
        records(
            DigitalItemsSent.class,
            orders,
            it -> new RecordDigitalItemsSent(it.lines(), it.sentAt())),
        records(
            FulfilmentCancelled.class,
            orders,
            it -> new RecordCancellation(it.cancellationId(), it.lines(), it.cancelledAt())),
        records(
            FulfilmentCancellationRefused.class,
            orders,
            it -> new RecordCancellationRefused(it.cancellationId(), it.reason(), it.refusedAt())));
  }

  private static Shipment parcel(ShipmentDispatched left) {
    return new Shipment(
        left.shipmentId(),
        left.carrier(),
        left.trackingNumber(),
        Optional.ofNullable(left.trackingUrl()).map(URI::create),
        left.lines(),
        left.dispatchedAt(),
        Optional.empty());
  }

  private static <E extends FulfilmentEvent> Handled<E> records(
      Class<E> type, UpdateOrder orders, Function<E, OrderCommand> command) {
    return handles(type, (outcome, work) -> update(orders, outcome, command.apply(outcome), work));
  }

  private static void update(
      UpdateOrder orders, FulfilmentEvent outcome, OrderCommand command, Work work) {
    var updated = orders.apply(outcome.orderId(), command, work.cause());
    work.order(updated.order().number());
    switch (updated.decision()) {
      case Accepted _ -> work.did("order brought up to date");
      case AlreadyDone _ -> work.did("order was up to date");
      // A newer version of this function understands the order: the event has to come again.
      case Refused(var refusal) when refusal == OrderRefusal.NOT_UNDERSTOOD ->
          throw new IllegalStateException(
              "order " + outcome.orderId().value() + " was written by a newer version");
      // It would be refused again and again; but goods leave unpaid, or were paid for and never do.
      // An alarm counts this very message.
      case Refused(var refusal) ->
          about(LOG.atError(), outcome)
              .addKeyValue("refusal", refusal)
              .log("goods and order contradict each other");
    }
  }

  private static LoggingEventBuilder about(LoggingEventBuilder line, FulfilmentEvent outcome) {
    return line.addKeyValue("orderId", outcome.orderId().value());
  }
}
