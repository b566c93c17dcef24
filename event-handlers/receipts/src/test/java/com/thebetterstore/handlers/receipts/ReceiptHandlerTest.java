package com.thebetterstore.handlers.receipts;

import static com.thebetterstore.ordering.order.OrderFixtures.lamps;
import static com.thebetterstore.ordering.order.OrderFixtures.nzd;
import static com.thebetterstore.ordering.payment.InMemoryShop.NOON;
import static com.thebetterstore.platform.function.QueueEvents.batch;
import static com.thebetterstore.platform.function.QueueEvents.carrying;
import static com.thebetterstore.platform.function.QueueEvents.failed;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.OrderAccessRequested;
import com.thebetterstore.contracts.OrderingEvent.OrderCancelled;
import com.thebetterstore.contracts.OrderingEvent.OrderConfirmed;
import com.thebetterstore.contracts.OrderingEvent.OrderPlaced;
import com.thebetterstore.contracts.OrderingEvent.OrderRefunded;
import com.thebetterstore.contracts.OrderingEvent.ReceiptRequested;
import com.thebetterstore.contracts.OrderingEvent.RefundRequested;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.contracts.StoreEvent;
import com.thebetterstore.ordering.mail.InMemorySentMail;
import com.thebetterstore.ordering.mail.MailMessage;
import com.thebetterstore.ordering.mail.OrderMails;
import com.thebetterstore.ordering.mail.RecordingMailer;
import com.thebetterstore.ordering.mail.Seller;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.payment.InMemoryShop;
import com.thebetterstore.platform.function.Call;
import com.thebetterstore.platform.function.QueueEvents;
import com.thebetterstore.platform.work.Segments;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceiptHandlerTest {

  /// Longer than a claim lasts: the time for which the queue keeps a failed message back.
  private static final int KEPT_BACK_SECONDS = 54;

  private final InMemoryShop shop = new InMemoryShop();
  private final InMemorySentMail sentMail = new InMemorySentMail();
  private final RecordingMailer mailer = new RecordingMailer();
  private final ReceiptHandler handler =
      new ReceiptHandler(
          new OrderMails(
              shop.orders,
              sentMail,
              mailer,
              (_, _) -> URI.create("https://shop.example/"),
              Seller.of("The Better Store", "12-345-678", "1 Queen Street, Auckland 1010"),
              shop.now::get),
          Segments.disabled());

  @Test
  void a_confirmed_order_gets_its_receipt() throws IOException {
    var order = shop.paid("1", lamps());

    var answer = Call.of(handler, batch(carrying("m-1", confirmed(order))));

    assertThat(answer.toString()).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(subjects()).containsExactly("Your receipt for order TBS-1");
  }

  @Test
  void whoever_asks_for_a_link_to_an_order_gets_one_for_each_request() throws IOException {
    var order = shop.paid("1", lamps());

    handle(new OrderAccessRequested(order.id(), NOON));
    handle(new OrderAccessRequested(order.id(), NOON));
    handle(new OrderAccessRequested(order.id(), NOON.plusSeconds(60)));

    assertThat(subjects()).containsExactly("Your link to order TBS-1", "Your link to order TBS-1");
    assertThat(mailer.sent())
        .allSatisfy(mail -> assertThat(mail.text()).contains("https://shop.example/"));
  }

  @Test
  void whoever_asks_for_a_receipt_again_gets_one_for_each_request() throws IOException {
    var order = shop.paid("1", lamps());
    handle(confirmed(order));

    handle(new ReceiptRequested(order.id(), "receipt-again-0001", NOON));
    handle(new ReceiptRequested(order.id(), "receipt-again-0001", NOON.plusSeconds(86_400)));
    handle(new ReceiptRequested(order.id(), "receipt-again-0002", NOON));

    assertThat(subjects()).hasSize(3).containsOnly("Your receipt for order TBS-1");
  }

  @Test
  void what_becomes_of_an_order_is_written_to_its_buyer() throws IOException {
    var order = shop.paid("1", lamps());
    var id = order.id();

    handle(new OrderCancelled(id, order.number(), "Broken in the warehouse.", NOON));
    handle(
        new OrderRefunded(
            id, order.number(), order.total(), NOON, "ref_1", null, RefundCause.ORDER_CANCELLED));
    handle(new RefundRequested(id, nzd(96_90), RefundCause.LATE_PAYMENT, "ref_2"));

    assertThat(subjects())
        .containsExactly(
            "Your order TBS-1 is cancelled",
            "Your refund for order TBS-1",
            "We are returning a payment for order TBS-1");
  }

  @Test
  void an_event_that_comes_again_at_once_and_years_later_mails_once() throws IOException {
    var order = shop.paid("1", lamps());
    var event = confirmed(order);

    assertThat(failed(Call.of(handler, batch(carrying("m-1", event), carrying("m-2", event)))))
        .isEmpty();
    shop.now.set(NOON.plusSeconds(3 * 365 * 86_400L));
    assertThat(handle(event)).isEmpty();

    assertThat(mailer.sent()).hasSize(1);
  }

  /// A mail cannot join a transaction: after this crash, and no other, it is sent twice.
  @Test
  void a_crash_between_sending_and_remembering_sends_it_again_when_the_message_comes_again()
      throws IOException {
    var order = shop.paid("1", lamps());
    sentMail.crashBeforeNextMark();

    assertThat(handle(confirmed(order))).containsExactly("m-1");
    assertThat(mailer.sent()).hasSize(1);

    assertThat(handle(confirmed(order))).containsExactly("m-1");
    assertThat(mailer.sent()).hasSize(1);

    shop.now.set(NOON.plusSeconds(KEPT_BACK_SECONDS));
    assertThat(handle(confirmed(order))).isEmpty();
    assertThat(handle(confirmed(order))).isEmpty();
    assertThat(mailer.sent()).hasSize(2);
  }

  @Test
  void while_the_mail_service_is_down_the_message_comes_again() throws IOException {
    var order = shop.paid("1", lamps());
    mailer.goDown();
    assertThat(handle(confirmed(order))).containsExactly("m-1");

    mailer.comeBack();
    shop.now.set(NOON.plusSeconds(KEPT_BACK_SECONDS));
    assertThat(handle(confirmed(order))).isEmpty();
    assertThat(mailer.sent()).hasSize(1);
  }

  @Test
  void what_cannot_be_handled_comes_again_and_does_not_hold_up_the_others() throws IOException {
    var order = shop.paid("1", lamps());
    var gone = confirmed(new OrderId("ord_gone"), new OrderNumber("TBS-GONE"));
    var notForUs = new OrderPlaced(order.id(), order.number(), order.total(), NOON);

    var answer =
        Call.of(
            handler,
            batch(
                QueueEvents.message("m-1", "{\"detail-type\": \"OrderConfirmed\"}", Map.of()),
                carrying("m-2", gone),
                carrying("m-3", notForUs),
                carrying("m-4", confirmed(order))));

    assertThat(failed(answer)).containsExactly("m-1", "m-2", "m-3");
    assertThat(subjects()).containsExactly("Your receipt for order TBS-1");
  }

  /// The order is what counts, not what an event says of it.
  @Test
  void an_order_that_was_never_paid_gets_none_and_the_message_does_not_come_again()
      throws IOException {
    var unpaid = shop.open("1", lamps());

    assertThat(handle(confirmed(unpaid))).isEmpty();
    assertThat(mailer.sent()).isEmpty();
  }

  private List<String> subjects() {
    return mailer.sent().stream().map(MailMessage::subject).toList();
  }

  /// Which messages of a batch of one come again.
  private List<String> handle(StoreEvent event) throws IOException {
    return failed(Call.of(handler, batch(carrying("m-1", event))));
  }

  private static OrderConfirmed confirmed(Order order) {
    return confirmed(order.id(), order.number());
  }

  private static OrderConfirmed confirmed(OrderId id, OrderNumber number) {
    return new OrderConfirmed(id, number, List.of(), nzd(6_90), nzd(12_64), nzd(96_90), NOON, NOON);
  }
}
