package com.thebetterstore.handlers.payment;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderingEvent.RefundRequested;
import com.thebetterstore.contracts.PaymentEvent.PaymentSessionChanged;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderState;
import com.thebetterstore.ordering.payment.ReturnPayments;
import com.thebetterstore.ordering.payment.Settlement;
import com.thebetterstore.platform.Invocation;
import com.thebetterstore.platform.QueueBatchHandler;
import com.thebetterstore.platform.QueueMessage;
import com.thebetterstore.platform.Segments;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears `PaymentSessionChanged` and `RefundRequested`.
///
/// An order that is not there makes the message come again and end in the dead-letter queue: money
/// may have been taken for it.
public final class PaymentHandler extends QueueBatchHandler {

  private static final Logger LOG = LoggerFactory.getLogger(PaymentHandler.class);

  /// Stripe's events about money that goes back.
  private static final Pattern REFUND_EVENT =
      Pattern.compile("charge\\.refunded|charge\\.refund\\..*|refund\\..*");

  private final Settlement settlement;
  private final ReturnPayments returnPayments;

  /// The constructor that Lambda calls.
  public PaymentHandler() {
    this(PaymentWiring.ofProcess());
  }

  public PaymentHandler(Map<String, String> environment) {
    this(PaymentWiring.of(environment));
  }

  private PaymentHandler(PaymentWiring wiring) {
    this(wiring.settle(), wiring.returnPayments(), wiring.segments());
  }

  PaymentHandler(Settlement settlement, ReturnPayments returnPayments) {
    this(settlement, returnPayments, Segments.untold());
  }

  private PaymentHandler(Settlement settlement, ReturnPayments returnPayments, Segments segments) {
    super(segments);
    this.settlement = settlement;
    this.returnPayments = returnPayments;
  }

  @Override
  protected List<QueueMessage> handle(List<QueueMessage> batch) {
    return eachAlone(batch, this::handle);
  }

  private void handle(QueueMessage message) {
    var event = message.event();
    var cause = message.causeOf(event);
    switch (event.data()) {
      case PaymentSessionChanged changed -> {
        var order = settlement.settle(changed.orderId(), cause);
        Invocation.isForOrder(order.number().value());
        LOG.atInfo()
            .addKeyValue("orderId", order.id().value())
            .addKeyValue("paymentStatus", order.paymentStatus())
            .log("order settled");
        if (isReturnedByHand(changed, order)) {
          // An alarm counts this very message.
          LOG.atError()
              .addKeyValue("orderId", order.id().value())
              .addKeyValue("stripeEventId", changed.providerEventId())
              .log("paid order was refunded by hand");
        }
        // The news may have been about a refund.
        logReturned(returnPayments.returnAllDue(order, cause), order.id());
      }
      case RefundRequested requested -> {
        if (requested.cause() == RefundCause.PAYMENT_MISMATCH) {
          // Whoever settled the order, its refund is heard of here. An alarm counts this very line.
          LOG.atError()
              .addKeyValue("orderId", requested.orderId().value())
              .log("payment does not match its order");
        }
        var order = requested.orderId();
        logReturned(returnPayments.returnAllDue(order, cause), order);
      }
      default -> throw new IllegalArgumentException("not for us: " + event.data().detailType());
    }
  }

  /// Whether money went back that the order never wanted returned. What it did want is told of by
  /// such an event too, so an order with a payment to return is left to [ReturnPayments].
  private static boolean isReturnedByHand(PaymentSessionChanged changed, Order order) {
    return REFUND_EVENT.matcher(changed.providerEventType()).matches()
        && order.state() instanceof OrderState.Paid
        && order.surplus().isEmpty();
  }

  private static void logReturned(ReturnPayments.Outcome outcome, OrderId order) {
    if (outcome.confirmed() > 0) {
      LOG.atInfo().addKeyValue("orderId", order.value()).log("payment returned");
    }
  }
}
