package com.thebetterstore.handlers.receipts;

import com.thebetterstore.contracts.OrderingEvent.OrderConfirmed;
import com.thebetterstore.ordering.receipt.SendReceipt;
import com.thebetterstore.platform.function.EventHandler;
import com.thebetterstore.platform.work.Segments;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Mails the receipt of a confirmed order.
public final class ReceiptHandler extends EventHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ReceiptHandler.class);

  /// The constructor that Lambda calls.
  public ReceiptHandler() {
    this(ReceiptHandlerWiring.processEnvironment());
  }

  public ReceiptHandler(Map<String, String> environment) {
    var wiring = ReceiptHandlerWiring.of(environment);
    this(wiring.sendReceipt(), wiring.segments());
  }

  ReceiptHandler(SendReceipt receipts, Segments segments) {
    super(segments, handles(OrderConfirmed.class, (confirmed, _) -> send(receipts, confirmed)));
  }

  private static void send(SendReceipt receipts, OrderConfirmed confirmed) {
    var outcome = receipts.send(confirmed.orderId());
    LOG.atInfo()
        .addKeyValue("orderId", confirmed.orderId().value())
        .addKeyValue("outcome", outcome)
        .log("receipt");
  }
}
