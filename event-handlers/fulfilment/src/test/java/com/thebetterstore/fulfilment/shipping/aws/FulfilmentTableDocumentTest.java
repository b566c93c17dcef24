package com.thebetterstore.fulfilment.shipping.aws;

import static com.thebetterstore.fulfilment.shipping.Requests.*;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.Changed;
import com.thebetterstore.fulfilment.shipping.ShippingOrdersContract;
import com.thebetterstore.fulfilment.shipping.ShippingRules;
import com.thebetterstore.platform.documents.Document;
import com.thebetterstore.platform.documents.Rows;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// `docs/ordering-table.md` has every kind of row and every attribute that this service writes.
class FulfilmentTableDocumentTest {

  private static final Cause TRACED =
      new Cause(new CorrelationId("cor_1"), "evt_0", "Root=1-0;Parent=0;Sampled=1");

  @Test
  void the_document_has_every_row_and_every_attribute_that_is_written() {
    var table = ShippingTable.create();
    table.shippingOrders().save(ShippingOrdersContract.takenOn(OTHER_ORDER, NOON), TRACED);
    var early = ShippingRules.cancel(Optional.empty(), cancellation("can_1"), NOON);
    table.shippingOrders().save((Changed) early, TRACED);

    var rows = new Rows(NOON);
    table.items().forEach(rows::see);
    rows.in(Document.read("docs/ordering-table.md"), "## Rows of the fulfilment table")
        .mustBeTheFile(FulfilmentTableDocumentTest.class);
  }
}
