package com.thebetterstore.handlers.receipts;

import com.thebetterstore.contracts.OrderingEvent.OrderConfirmed;
import com.thebetterstore.ordering.receipt.SendReceipt;
import com.thebetterstore.platform.QueueBatchHandler;
import com.thebetterstore.platform.QueueMessage;
import com.thebetterstore.platform.Segments;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears `OrderConfirmed`.
public final class ReceiptHandler extends QueueBatchHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ReceiptHandler.class);

  private final SendReceipt sendReceipt;

  /// The constructor that Lambda calls.
  public ReceiptHandler() {
    this(ReceiptWiring.ofProcess());
  }

  public ReceiptHandler(Map<String, String> environment) {
    this(ReceiptWiring.of(environment));
  }

  private ReceiptHandler(ReceiptWiring wiring) {
    this(wiring.sendReceipt(), wiring.segments());
  }

  ReceiptHandler(SendReceipt sendReceipt) {
    this(sendReceipt, Segments.untold());
  }

  private ReceiptHandler(SendReceipt sendReceipt, Segments segments) {
    super(segments);
    this.sendReceipt = sendReceipt;
  }

  @Override
  protected List<QueueMessage> handle(List<QueueMessage> batch) {
    return eachAlone(batch, this::handle);
  }

  private void handle(QueueMessage message) {
    var event = message.event();
    if (!(event.data() instanceof OrderConfirmed confirmed)) {
      throw new IllegalArgumentException("no receipt for " + event.data().detailType());
    }
    var outcome = sendReceipt.send(confirmed.orderId());
    LOG.atInfo()
        .addKeyValue("orderId", confirmed.orderId().value())
        .addKeyValue("outcome", outcome)
        .log("receipt");
  }
}
