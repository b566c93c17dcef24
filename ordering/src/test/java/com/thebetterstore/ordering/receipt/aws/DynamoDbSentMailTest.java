package com.thebetterstore.ordering.receipt.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.ordering.receipt.SentMail;
import com.thebetterstore.ordering.receipt.SentMail.Claim.Granted;
import com.thebetterstore.ordering.receipt.SentMailContract;
import com.thebetterstore.ordering.table.OrderingTable;
import org.junit.jupiter.api.Test;

class DynamoDbSentMailTest implements SentMailContract {

  @Override
  public SentMail sentMail() {
    return of(OrderingTable.create());
  }

  /// An event that comes again after years must find it.
  @Test
  void what_was_sent_has_no_time_to_live() {
    var table = OrderingTable.create();
    of(table).claim(ORDER, NOON, UNTIL);
    of(table).markSent(ORDER, new Granted(UNTIL), NOON);

    assertThat(table.item("SENT#receipt#ord_1")).containsOnlyKeys("pk", "sentAt");
  }

  private static SentMail of(OrderingTable table) {
    return new DynamoDbSentMail(table.client(), table.name());
  }
}
