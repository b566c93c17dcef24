package com.thebetterstore.handlers.payment;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderingEvent.RefundRequested;
import com.thebetterstore.contracts.PaymentEvent.PaymentSessionChanged;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.payment.ReturnPayments;
import com.thebetterstore.ordering.payment.Settle;
import com.thebetterstore.platform.function.EventHandler;
import com.thebetterstore.platform.work.Segments;
import com.thebetterstore.platform.work.Work;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Settles an order when the payment provider has news of it, and returns the payments that it
/// wants returned.
///
/// An order that is not there makes the message come again and end in the dead-letter queue: money
/// may have been taken for it.
public final class PaymentHandler extends EventHandler {

  private static final Logger LOG = LoggerFactory.getLogger(PaymentHandler.class);

  /// Stripe's events about money that was taken: on the order's page, or on one that it does not
  /// have.
  private static final Set<String> MONEY_TAKEN =
      Set.of(
          "charge.succeeded",
          "checkout.session.async_payment_succeeded",
          "checkout.session.completed",
          "payment_intent.succeeded");

  /// Stripe's events about money that goes back, or is disputed, as by the end of a review: a hint
  /// to look at all that became of the order's payments.
  private static final Pattern MONEY_BACK =
      Pattern.compile("charge\\.(refunded|refund\\..*|dispute\\..*)|refund\\..*|review\\.closed");

  /// The constructor that Lambda calls.
  public PaymentHandler() {
    this(PaymentHandlersWiring.processEnvironment());
  }

  public PaymentHandler(Map<String, String> environment) {
    var wiring = PaymentHandlersWiring.of(environment);
    this(wiring.settle(), wiring.returnPayments(), wiring.segments());
    rehearsesIn(environment, PaymentHandler::new);
  }

  public PaymentHandler(Settle settle, ReturnPayments returnPayments, Segments segments) {
    super(
        segments,
        handles(
            PaymentSessionChanged.class,
            (news, work) -> {
              var order = settled(settle, news, work);
              var outcome =
                  MONEY_BACK.matcher(news.providerEventType()).matches()
                      ? returnPayments.lookAtEverything(order, work.cause())
                      : returnPayments.returnAllDue(order, work.cause());
              logReturned(outcome, order.id());
            }),
        handles(
            RefundRequested.class,
            (request, work) -> {
              logMismatch(request);
              var order = request.orderId();
              logReturned(returnPayments.returnAllDue(order, work.cause()), order);
            }));
  }

  private static Order settled(Settle settle, PaymentSessionChanged news, Work work) {
    var payment = MONEY_TAKEN.contains(news.providerEventType()) ? news.paymentId() : null;
    var order =
        payment != null
            ? settle.settle(news.orderId(), new PaymentId(payment), work.cause())
            : settle.settle(news.orderId(), work.cause());
    work.order(order.number());
    work.did("order settled").with("paymentStatus", order.paymentStatus());
    return order;
  }

  /// Whichever function settled the order, the request to refund it is handled here.
  private static void logMismatch(RefundRequested request) {
    if (request.cause() == RefundCause.PAYMENT_MISMATCH) {
      // An alarm counts this very line.
      LOG.atError()
          .addKeyValue("orderId", request.orderId().value())
          .log("payment does not match its order");
    }
  }

  private static void logReturned(ReturnPayments.Outcome outcome, OrderId order) {
    if (outcome.confirmed() > 0) {
      LOG.atInfo().addKeyValue("orderId", order.value()).log("payment returned");
    }
  }
}
