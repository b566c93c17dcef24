package com.thebetterstore.handlers.receipts;

import com.thebetterstore.contracts.FulfilmentEvent.DigitalItemsSent;
import com.thebetterstore.contracts.FulfilmentEvent.ShipmentDispatched;
import com.thebetterstore.contracts.OrderingEvent.OrderAccessRequested;
import com.thebetterstore.contracts.OrderingEvent.OrderCancelled;
import com.thebetterstore.contracts.OrderingEvent.OrderConfirmed;
import com.thebetterstore.contracts.OrderingEvent.OrderRefunded;
import com.thebetterstore.contracts.OrderingEvent.ReceiptRequested;
import com.thebetterstore.contracts.OrderingEvent.RefundRequested;
import com.thebetterstore.contracts.OrderingEvent.ReturnDecided;
import com.thebetterstore.contracts.StoreEvent;
import com.thebetterstore.ordering.mail.OrderMails;
import com.thebetterstore.ordering.mail.OrderMails.Outcome;
import com.thebetterstore.platform.function.EventHandler;
import com.thebetterstore.platform.work.Segments;
import java.util.Map;
import java.util.function.Function;

/// Writes to buyers by mail: the receipt of a confirmed order, and what becomes of the order.
public final class ReceiptHandler extends EventHandler {

  /// The constructor that Lambda calls.
  public ReceiptHandler() {
    this(ReceiptHandlerWiring.processEnvironment());
  }

  public ReceiptHandler(Map<String, String> environment) {
    var wiring = ReceiptHandlerWiring.of(environment);
    this(wiring.orderMails(), wiring.segments());
    rehearsesIn(environment, ReceiptHandler::new);
  }

  public ReceiptHandler(OrderMails mails, Segments segments) {
    super(
        segments,
        mails(OrderConfirmed.class, it -> mails.receipt(it.orderId())),
        mails(ReceiptRequested.class, mails::receiptAgain),
        mails(ShipmentDispatched.class, mails::dispatched),
        mails(DigitalItemsSent.class, mails::downloads),
        mails(OrderCancelled.class, mails::cancelled),
        mails(OrderAccessRequested.class, mails::access),
        mails(OrderRefunded.class, mails::refunded),
        mails(RefundRequested.class, mails::paymentReturned),
        mails(ReturnDecided.class, mails::returnDecided));
  }

  private static <E extends StoreEvent> Handled<E> mails(Class<E> type, Function<E, Outcome> mail) {
    return handles(
        type,
        (event, work) -> {
          var outcome = mail.apply(event);
          work.did("mail").with("orderId", event.orderId().value()).with("mail", outcome);
        });
  }
}
