package com.thebetterstore.ordering.mail;

import static com.thebetterstore.ordering.order.OrderFixtures.lamps;
import static com.thebetterstore.ordering.payment.InMemoryShop.CAUSE;
import static com.thebetterstore.ordering.payment.InMemoryShop.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderingEvent.OrderAccessRequested;
import com.thebetterstore.ordering.checkout.Storefront;
import com.thebetterstore.ordering.mail.OrderMails.Outcome;
import com.thebetterstore.ordering.mail.OrderMails.RetryLater;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderFixtures;
import com.thebetterstore.ordering.order.access.OrderAccess;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.payment.InMemoryShop;
import com.thebetterstore.ordering.text.EmailAddress;
import java.net.URI;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class OrderMailsTest {

  private final InMemoryShop shop = new InMemoryShop();
  private final InMemorySentMail sentMail = new InMemorySentMail();
  private final RecordingMailer mailer = new RecordingMailer();
  private final OrderMails mails =
      new OrderMails(
          shop.orders,
          sentMail,
          mailer,
          (order, _) -> URI.create("https://shop.example/#order=" + order.number().value()),
          Seller.of("The Better Store", "12-345-678", "1 Queen Street, Auckland 1010"),
          shop.now::get);

  @Test
  void a_paid_order_gets_its_receipt() {
    var order = shop.paid("1", lamps());

    assertThat(send(order)).isEqualTo(Outcome.SENT);

    assertThat(mailer.sent())
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.to()).isEqualTo(new EmailAddress("mere@example.nz"));
          assertThat(mail.subject()).isEqualTo("Your receipt for order TBS-1");
          assertThat(mail.text()).contains("https://shop.example/#order=TBS-1", "$96.90 NZD");
        });
  }

  @Test
  void however_often_it_is_asked_the_receipt_is_mailed_once() {
    var order = shop.paid("1", lamps());
    send(order);

    for (var days = 0; days < 3; days++) {
      shop.now.set(NOON.plusSeconds(86_400L * days));
      assertThat(send(order)).isEqualTo(Outcome.SENT_BEFORE);
    }
    assertThat(mailer.sent()).hasSize(1);
  }

  @Test
  void a_link_to_an_old_order_works_as_long_as_one_to_a_new_order() {
    var order = shop.paid("1", lamps());
    var access = new OrderAccess(() -> "a secret of the store", shop.now::get);
    var asked = NOON.plus(Duration.ofDays(100));
    shop.now.set(asked);

    new OrderMails(
            shop.orders,
            sentMail,
            mailer,
            new Storefront(URI.create("https://shop.example"), access)::orderPage,
            Seller.of("The Better Store", "12-345-678", "1 Queen Street, Auckland 1010"),
            shop.now::get)
        .access(new OrderAccessRequested(order.id(), asked));

    var text = mailer.sent().getFirst().text();
    var token = text.substring(text.indexOf("#token=") + 7).split("\\s", -1)[0];
    shop.now.set(asked.plus(Duration.ofDays(89)));
    assertThat(access.admits(order, token)).isTrue();
    shop.now.set(asked.plus(Duration.ofDays(91)));
    assertThat(access.admits(order, token)).isFalse();
  }

  @Test
  void two_orders_of_one_buyer_get_a_receipt_each() {
    send(shop.paid("1", lamps()));
    send(shop.paid("2", lamps()));

    assertThat(mailer.sent())
        .extracting(MailMessage::subject)
        .containsExactly("Your receipt for order TBS-1", "Your receipt for order TBS-2");
  }

  @Test
  void an_unpaid_order_gets_none_until_it_is_paid() {
    var order = shop.open("1", lamps());

    assertThat(send(order)).isEqualTo(Outcome.NOT_DUE);
    assertThat(mailer.sent()).isEmpty();

    shop.provider.pay(order);
    shop.settle.settle(order.id(), CAUSE);
    assertThat(send(order)).isEqualTo(Outcome.SENT);
  }

  @Test
  void an_order_that_was_paid_with_a_wrong_amount_gets_none() {
    var order = shop.open("1", lamps());
    shop.provider.pay(order, new ReceivedAmount(1, "nzd"));
    shop.settle.settle(order.id(), CAUSE);

    assertThat(send(order)).isEqualTo(Outcome.NOT_DUE);
    assertThat(mailer.sent()).isEmpty();
  }

  /// Events come in any order: the money was taken, and its receipt is due.
  @Test
  void an_order_that_was_paid_and_then_rejected_still_gets_its_receipt() {
    var order = shop.paid("1", lamps());
    shop.apply(order, OrderFixtures.rejection("Damaged in the warehouse."));

    assertThat(send(order)).isEqualTo(Outcome.SENT);
  }

  @Test
  void after_a_crash_between_sending_and_remembering_it_is_sent_again_once_the_claim_lapses() {
    var order = shop.paid("1", lamps());
    sentMail.crashBeforeNextMark();
    assertThatThrownBy(() -> send(order)).hasMessage("the function was stopped");

    shop.now.set(NOON.plus(OrderMails.CLAIM_LASTS).minusMillis(1));
    assertThatThrownBy(() -> send(order)).isInstanceOf(RetryLater.class);

    shop.now.set(NOON.plus(OrderMails.CLAIM_LASTS));
    assertThat(send(order)).isEqualTo(Outcome.SENT);
    assertThat(send(order)).isEqualTo(Outcome.SENT_BEFORE);
    assertThat(mailer.sent()).hasSize(2);
  }

  @Test
  void while_the_mail_service_is_down_the_receipt_stays_due() {
    var order = shop.paid("1", lamps());
    mailer.goDown();
    assertThatThrownBy(() -> send(order)).hasMessage("the mail service is down");

    mailer.comeBack();
    shop.now.set(NOON.plus(OrderMails.CLAIM_LASTS));
    assertThat(send(order)).isEqualTo(Outcome.SENT);
    assertThat(mailer.sent()).hasSize(1);
  }

  @Test
  void an_order_that_is_not_there_is_a_fault_that_names_it() {
    assertThatThrownBy(() -> mails.receipt(new OrderId("ord_gone")))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("no order ord_gone");
  }

  private Outcome send(Order order) {
    return mails.receipt(order.id());
  }
}
