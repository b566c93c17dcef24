package com.thebetterstore.ordering.mail.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.ordering.mail.SentMail;
import com.thebetterstore.ordering.mail.SentMail.Claim.Granted;
import com.thebetterstore.ordering.mail.SentMailContract;
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
    of(table).claim(RECEIPT, NOON, UNTIL);
    of(table).markSent(RECEIPT, new Granted(UNTIL), NOON);

    assertThat(table.item("SENT#receipt#ord_1")).containsOnlyKeys("pk", "sentAt");
  }

  private static SentMail of(OrderingTable table) {
    return new DynamoDbSentMail(table.client(), table.name());
  }
}
